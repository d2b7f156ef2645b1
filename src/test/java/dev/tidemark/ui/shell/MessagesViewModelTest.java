package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.text.Problem;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-window")
class MessagesViewModelTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Message DONE = Message.written("Written: out.csv", Path.of("out.csv"));
    private static final Message REFUSED =
            Message.of(Problem.refusal("It was refused", "Somebody else has it", "Try again"));

    private final AtomicLong clock = new AtomicLong(7);
    private final MessagesViewModel messages = new MessagesViewModel(clock::get);

    private @Nullable Message shown() {
        return messages.shownProperty().get();
    }

    private void pass(long seconds) {
        clock.addAndGet(seconds * SECOND);
        messages.pulse();
    }

    @Test
    void whatReportsSuccessGoesByItself() {
        messages.tell(DONE);
        pass(5);
        assertThat(shown()).isEqualTo(DONE);
        pass(2);
        assertThat(shown()).isNull();
    }

    @Test
    void aProblemStaysUntilItIsClosed() {
        messages.tell(REFUSED);
        pass(3600);
        assertThat(shown()).isEqualTo(REFUSED);
        assertThat(messages.stays()).isTrue();
        messages.close();
        assertThat(shown()).isNull();
    }

    @Test
    void aWarningStaysToo() {
        messages.tell(Message.partly("3 rows", "2 are missing", Path.of("out.csv")));
        pass(3600);
        assertThat(shown()).isNotNull();
    }

    @Test
    void aProblemIsThereAgainWhenTheNewsHaveGone() {
        messages.tell(REFUSED);
        messages.tell(DONE);
        assertThat(shown()).isEqualTo(DONE);
        assertThat(messages.moreProperty().get()).isEqualTo(1);
        pass(7);
        assertThat(shown()).isEqualTo(REFUSED);
        assertThat(messages.moreProperty().get()).isZero();
    }

    @Test
    void problemsAreClosedOneByOneTheNewestFirstAndNoneTwice() {
        messages.tell(REFUSED);
        messages.tell(Message.failed("another"));
        messages.tell(Message.failed("another"));
        assertThat(messages.moreProperty().get()).isEqualTo(1);
        messages.close();
        assertThat(shown()).isEqualTo(REFUSED);
        messages.close();
        assertThat(shown()).isNull();
        messages.close();
    }

    @Test
    void whatIsReadDoesNotGoAway() {
        messages.tell(DONE);
        messages.hold(true);
        pass(60);
        assertThat(shown()).isEqualTo(DONE);
        messages.hold(false);
        pass(5);
        assertThat(shown()).isEqualTo(DONE);
        pass(2);
        assertThat(shown()).isNull();
    }

    @Test
    void onlySoManyProblemsAreKept() {
        for (int i = 0; i < 100; i++) {
            messages.tell(Message.failed("problem " + i));
        }
        assertThat(messages.moreProperty().get()).isEqualTo(MessagesViewModel.MOST - 1);
    }
}
