package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A program is ended by its input, and killed when it does not mind that. */
@Tag("shows-windows")
class ProcessEndTest {

    /** Ends with its input, or only when it is killed. */
    private static final class Program extends Process {

        private final boolean minds;
        private boolean gone;
        private boolean killed;

        Program(boolean minds) {
            this.minds = minds;
        }

        @Override
        public OutputStream getOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() throws IOException {
                    gone |= minds;
                    super.close();
                }
            };
        }

        @Override
        public boolean waitFor(long longest, TimeUnit unit) {
            return gone;
        }

        @Override
        public Process destroyForcibly() {
            killed = true;
            gone = true;
            return this;
        }

        @Override
        public InputStream getInputStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public int waitFor() {
            return 0;
        }

        @Override
        public int exitValue() {
            return 0;
        }

        @Override
        public void destroy() {
            destroyForcibly();
        }
    }

    @Test
    void oneThatEndsWithItsInputIsNotKilled() {
        Program program = new Program(true);
        ProcessEnd.of(program, Duration.ofSeconds(3));
        assertThat(program.gone).isTrue();
        assertThat(program.killed).isFalse();
    }

    @Test
    void oneThatDoesNotIsKilled() {
        Program program = new Program(false);
        ProcessEnd.of(program, Duration.ofSeconds(3));
        assertThat(program.killed).isTrue();
    }
}
