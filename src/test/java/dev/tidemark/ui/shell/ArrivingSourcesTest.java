package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.Source;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-window")
class ArrivingSourcesTest {

    private final List<String> closed = new ArrayList<>();
    private final ArrivingSources arriving = new ArrivingSources();

    private Source source(String name) {
        return (Source) Proxy.newProxyInstance(
                Source.class.getClassLoader(),
                new Class<?>[] {Source.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "close" -> closed.add(name) ? null : null;
                    default -> throw new IllegalStateException(method.getName());
                });
    }

    @Test
    void whatArrivesAfterTheEndIsClosedAsItComes() {
        arriving.end();
        arriving.add(source("late"));
        assertThat(closed).containsExactly("late");
        assertThat(arriving.end()).isEmpty();
    }

    @Test
    void whatIsNotShownYetIsGivenAwayOnceToBeClosed() {
        Source shown = source("shown");
        Source waiting = source("waiting");
        arriving.add(shown);
        arriving.add(waiting);
        arriving.arrived(shown);
        assertThat(arriving.end()).containsExactly(waiting);
        assertThat(arriving.end()).isEmpty();
        assertThat(closed).isEmpty();
    }
}
