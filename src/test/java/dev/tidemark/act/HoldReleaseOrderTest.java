package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.HeldComputer;
import dev.tidemark.trace.DeviceCallLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing the handle that held may have to wait for what is held below: the driver below is told first. */
@Tag("shows-windows")
@Timeout(60)
class HoldReleaseOrderTest {

    private final List<String> order = new CopyOnWriteArrayList<>();

    @Test
    void theDriverBelowIsToldToLetGoBeforeTheHandleThatHeldIsClosed() throws Exception {
        try (SimulatedBackend machine = SimulatedBackend.standard(1, InstantSource.system())) {
            machine.faults().switchOn(DriverQuirk.HOLD_COMPLETES);
            machine.faults().switchOn(DriverQuirk.HOLDS_BELOW);
            DeviceCallLog log = new DeviceCallLog(InstantSource.system());
            Acts acts = new Acts(watched(machine), log, LiveReads.NONE, List.of());
            acts.volumes()
                    .holdWrites(acts.volume("D:").orElseThrow(), Duration.ofSeconds(5), null)
                    .await();
            assertThat(order).startsWith("released", "closed");
            Await.until("nothing is left", machine.counters()::none);
        }
    }

    private Computer watched(SimulatedBackend machine) {
        Backend backend = proxy(Backend.class, (method, arguments) -> {
            Object result = invoke(method, machine, arguments);
            return result instanceof Handle handle ? watched(handle) : result;
        });
        return new HeldComputer(backend, machine.host());
    }

    private Handle watched(Handle handle) {
        AtomicBoolean held = new AtomicBoolean();
        return proxy(Handle.class, (method, arguments) -> {
            if (method.getName().equals("close") && held.getAndSet(false)) {
                order.add("closed");
            }
            Object result = invoke(method, handle, arguments);
            if (result instanceof Completion && method.getName().equals("control")) {
                int code = (int) arguments[0];
                held.compareAndSet(false, code == ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value());
                if (code == ControlCode.IOCTL_VOLSNAP_RELEASE_WRITES.value()) {
                    order.add("released");
                }
            }
            return result;
        });
    }

    /** What becomes of a call. */
    private interface Call {
        Object of(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.of(method, arguments)));
    }

    private static Object invoke(Method method, Object of, Object[] arguments) throws Throwable {
        try {
            return method.invoke(of, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
