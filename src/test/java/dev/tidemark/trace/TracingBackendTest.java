package dev.tidemark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.ActFixture;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TracingBackendTest extends ActFixture {

    /** A default that is inherited would answer for a backend that knows better. */
    @Test
    void everyMethodOfTheBackendIsPassedOn() throws Exception {
        for (Method method : Backend.class.getMethods()) {
            Class<?> declaring = TracingBackend.class
                    .getMethod(method.getName(), method.getParameterTypes())
                    .getDeclaringClass();
            assertThat(declaring).as(method.toString()).isEqualTo(TracingBackend.class);
        }
    }

    @Test
    void aTracedHandlePassesEverythingOn() {
        assertThat(Arrays.stream(Handle.class.getMethods()).map(Method::getName))
                .allSatisfy(name -> assertThat(Arrays.stream(TracingHandle.class.getDeclaredMethods())
                                .map(Method::getName))
                        .contains(name));
    }

    @Test
    void routineLogsTheCallsAndNotTheOpens() throws Exception {
        Backend traced = log.traced(backend);
        try (Handle handle = traced.openVolume("F:", OpenMode.READ_JOURNAL)) {
            dev.tidemark.volume.JournalControl.query(handle, traced, "F:");
        }
        assertThat(log.operations(0, true)).extracting(DeviceCall::call).containsExactly("FSCTL_QUERY_USN_JOURNAL");
        assertThat(log.operations(0, false)).isEmpty();
        assertThat(log.operations(0, true).getFirst().output()).hasSize(80);
    }
}
