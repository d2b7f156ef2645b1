package dev.tidemark.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Await;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.prefs.AbstractPreferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("shows-window")
class UserSettingsTest {

    /** A profile that takes as long to write as the test wants. */
    private static final class SlowProfile extends AbstractPreferences {

        private final Map<String, String> texts = new ConcurrentHashMap<>();
        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicInteger written = new AtomicInteger();

        SlowProfile() {
            super(null, "");
        }

        private void takeAsLong() {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void flush() {
            takeAsLong();
            written.incrementAndGet();
        }

        @Override
        protected void putSpi(String key, String value) {
            takeAsLong();
            texts.put(key, value);
        }

        @Override
        protected @Nullable String getSpi(String key) {
            return texts.get(key);
        }

        @Override
        protected void removeSpi(String key) {
            texts.remove(key);
        }

        @Override
        protected void removeNodeSpi() {}

        @Override
        protected String[] keysSpi() {
            return texts.keySet().toArray(String[]::new);
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            return this;
        }

        @Override
        protected void syncSpi() {}

        @Override
        protected void flushSpi() {}
    }

    private final SlowProfile profile = new SlowProfile();
    private final Settings settings = Settings.of(profile);

    @Test
    @Timeout(30)
    void rememberingDoesNotWaitForTheProfile() {
        settings.put("theme", "DARK");
        settings.put("zoom.percent", "125");

        assertThat(settings.get("theme", "")).isEqualTo("DARK");
        assertThat(profile.written).hasValue(0);
        profile.go.countDown();
        Await.until("it is written", () -> profile.written.get() > 0);
        settings.flush();
        assertThat(profile.texts).containsOnly(Map.entry("theme", "DARK"), Map.entry("zoom.percent", "125"));
    }

    @Test
    @Timeout(30)
    void whatTheProfileRefusesLastsForThisSessionAlsoBehindWhatItTook() {
        profile.go.countDown();
        settings.put("columns", "name");
        settings.flush();
        settings.put("columns", "name\0");
        settings.flush();
        assertThat(settings.get("columns", "")).isEqualTo("name\0");
        assertThat(profile.texts).containsOnly(Map.entry("columns", "name"));
    }

    @Test
    @Timeout(30)
    void theEndWaitsUntilAllIsWritten() {
        profile.go.countDown();
        settings.put("theme", "DARK");
        int before = profile.written.get();
        settings.flush();
        assertThat(profile.written.get()).isGreaterThan(before);
    }

    @Test
    void aSizeThatIsNoneIsNotHeeded() {
        Settings odd = Settings.inMemory();
        for (String size : new String[] {"-40", "0", "NaN", "1e9", "99999999999", ""}) {
            odd.put("pane", size);
            assertThat(odd.size("pane", 250)).isEqualTo(250);
        }
        odd.put("pane", "300");
        assertThat(odd.size("pane", 250)).isEqualTo(300);
    }
}
