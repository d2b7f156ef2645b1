package dev.tidemark.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.Win32Exception;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of the self-test are removed, also when somebody lets go of them only after a while. */
@Tag("shows-windows")
class PatientRemovalTest {

    private static final int SHARING_VIOLATION = 32;

    private final AtomicInteger tries = new AtomicInteger();

    private ScratchFiles removedAtTry(int number) {
        return (ScratchFiles) Proxy.newProxyInstance(
                ScratchFiles.class.getClassLoader(),
                new Class<?>[] {ScratchFiles.class},
                (proxy, method, arguments) -> {
                    if (tries.incrementAndGet() < number) {
                        throw new Win32Exception(SHARING_VIOLATION, "DeleteFile", "V:");
                    }
                    return null;
                });
    }

    @Test
    void aFileThatIsLetGoOfLaterIsRemovedThen() throws Exception {
        SelfTest.remove(removedAtTry(3));

        assertThat(tries).hasValue(3);
    }

    @Test
    void oneThatIsKeptIsSaidInTheEnd() {
        assertThatThrownBy(() -> SelfTest.remove(removedAtTry(Integer.MAX_VALUE)))
                .isInstanceOf(Win32Exception.class);

        assertThat(tries).hasValueGreaterThan(3);
    }
}
