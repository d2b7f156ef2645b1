package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.SimulatedBackend;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "This file system keeps no change journal" for a volume that has one is what a query over a handle without data access would be
 * told: it asks the storage device. No command opens a volume so and then asks its file system.
 */
@Tag("shows-windows")
@Timeout(120)
class DirectOpensTest {

    private static final int FILE_SYSTEM = 9;

    private final SimulatedBackend machine = SimulatedBackend.standard(3, InstantSource.system());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "volumes",
                "volumes --json",
                "volume D:",
                "volume D: --json",
                "records D: --only-closed",
                "journal query D:",
                "close-record D:\\",
                "mark D:\\ --source DATA_MANAGEMENT --close-record --touch --for 0.05",
                "mark D:\\ --source DATA_MANAGEMENT --caller 32 --for 0.05",
                "hold D: --for 0.1 --yes",
                "lock F: --dismount --for 0.05 --yes",
                "dismount F: --yes",
                "journal create D: --max 64m --delta 16m",
                "journal track D: --threshold 1MiB --yes",
                "journal delete D: --wait --yes"
            })
    void noCommandAsksTheFileSystemOverADirectOpen(String line) {
        machine.step("D:", 200);
        machine.volume("D:").journal().deletionTime(java.time.Duration.ofMillis(50));
        Cli.Outcome outcome = Cli.run(simulated -> new Watched(), line.split(" "));

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(asked).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"volumes", "volume D:", "records D:", "journal query D:"})
    void norWithoutRights(String line) {
        machine.step("D:", 200);
        machine.rights(new Rights(false, false, false));

        Cli.run(simulated -> new Watched(), line.split(" "));

        assertThat(wrong).isEmpty();
    }

    /** Notes what is asked of volumes, and over which handles. */
    private final class Watched implements Computer {

        private final Backend backend = proxy(Backend.class, machine, this::opened);

        private @Nullable Object opened(Method method, Object @Nullable [] arguments, @Nullable Object result) {
            if (!method.getName().equals("openVolume") || arguments == null || !(result instanceof Handle handle)) {
                return result;
            }
            OpenMode mode = (OpenMode) arguments[1];
            return proxy(Handle.class, handle, (called, given, answer) -> {
                if (called.getName().equals("control") && given != null && answer instanceof Completion done) {
                    note(arguments[0] + " " + mode, mode, (int) given[0], done);
                }
                return answer;
            });
        }

        private void note(String opened, OpenMode mode, int code, Completion done) {
            String call = ControlCode.describe(code) + " over " + opened + ": " + done.status();
            asked.add(call);
            boolean ofFileSystem = ControlCode.deviceType(code) == FILE_SYSTEM;
            boolean unknown = code == ControlCode.FSCTL_QUERY_USN_JOURNAL.value()
                    && Win32Error.ERROR_INVALID_FUNCTION.is(done.status());
            if (ofFileSystem && !mode.reachesFileSystem() || unknown) {
                wrong.add(call);
            }
        }

        @Override
        public Backend backend() {
            return backend;
        }

        @Override
        public Host host() {
            return machine.host();
        }

        @Override
        public void close() {
            machine.close();
        }
    }

    /** What becomes of the result of a call. */
    @FunctionalInterface
    private interface After {
        @Nullable
        Object of(Method method, Object @Nullable [] arguments, @Nullable Object result);
    }

    private static <T> T proxy(Class<T> type, T real, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    try {
                        return after.of(method, given, method.invoke(real, given));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
