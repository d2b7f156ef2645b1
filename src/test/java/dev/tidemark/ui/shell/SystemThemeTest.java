package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.host.Host;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.ui.common.Theme;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class SystemThemeTest {

    private static final long SECOND = 1_000_000_000L;

    private final BooleanProperty wanted = new SimpleBooleanProperty(true);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final Deque<Runnable> background = new ArrayDeque<>();
    private Optional<Boolean> dark = Optional.of(true);
    private int asked;

    private final SystemTheme following =
            new SystemTheme(system(), BackgroundTasks.atOnce(background::add), wanted, theme);

    private Host system() {
        return (Host) Proxy.newProxyInstance(
                Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("prefersDark");
                    asked++;
                    return dark;
                });
    }

    private void pulse(double seconds) {
        following.pulse((long) (seconds * SECOND));
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void theThemeFollowsWhatTheUserChoseForAllPrograms() {
        pulse(10);
        assertThat(theme.get()).isEqualTo(Theme.DARK);
        dark = Optional.of(false);
        pulse(13);
        assertThat(theme.get()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void theSystemIsAskedOnceInTwoSecondsAndNotInEachFrame() {
        pulse(10);
        pulse(10.5);
        pulse(11.9);
        assertThat(asked).isEqualTo(1);
        pulse(12.1);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whoDoesNotWantThatKeepsHisTheme() {
        wanted.set(false);
        pulse(10);
        assertThat(asked).isZero();
        assertThat(theme.get()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void anAnswerThatComesAfterTheUserChoseAThemeChangesNothing() {
        following.pulse(10 * SECOND);
        wanted.set(false);
        background.remove().run();
        assertThat(asked).isEqualTo(1);
        assertThat(theme.get()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void whoWantsItAgainIsNotKeptWaiting() {
        pulse(10);
        wanted.set(false);
        theme.set(Theme.LIGHT);
        wanted.set(true);
        pulse(10.1);
        assertThat(theme.get()).isEqualTo(Theme.DARK);
    }

    @Test
    void whereTheSystemDoesNotSayTheThemeStays() {
        dark = Optional.empty();
        pulse(10);
        assertThat(asked).isEqualTo(1);
        assertThat(theme.get()).isEqualTo(Theme.LIGHT);
    }
}
