package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.capture.Source;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-window")
class SourceClosingTest {

    private final List<String> closed = new ArrayList<>();

    private Source source(String name, boolean faulty) {
        return (Source) Proxy.newProxyInstance(
                Source.class.getClassLoader(), new Class<?>[] {Source.class}, (proxy, method, arguments) -> {
                    closed.add(name);
                    if (faulty) {
                        throw new IllegalStateException(name);
                    }
                    return null;
                });
    }

    @Test
    void aFaultInOneDoesNotKeepTheReadersOfTheOthers() {
        List<Source> open = List.of(source("a", true), source("b", false), source("c", true), source("d", false));
        assertThatThrownBy(() -> SourceClosing.all(open))
                .hasMessage("a")
                .satisfies(fault -> assertThat(fault.getSuppressed())
                        .singleElement()
                        .satisfies(second -> assertThat(second).hasMessage("c")));
        assertThat(closed).containsExactly("a", "b", "c", "d");
    }
}
