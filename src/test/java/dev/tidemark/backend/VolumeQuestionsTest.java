package dev.tidemark.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.testing.Await;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("shows-windows")
@Timeout(60)
class VolumeQuestionsTest {

    private static final long SHORT = 1_000_000;

    private final CountDownLatch dead = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    private SequencedMap<String, Supplier<String>> questions() {
        SequencedMap<String, Supplier<String>> questions = new LinkedHashMap<>();
        questions.put("N:", () -> {
            asked.incrementAndGet();
            awaitQuietly();
            return "late";
        });
        questions.put("C:", () -> "C");
        return questions;
    }

    private void awaitQuietly() {
        try {
            dead.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aVolumeThatDoesNotAnswerDelaysNobodyAndKeepsItsPlace() {
        VolumeQuestions<String> volumes = new VolumeQuestions<>(SHORT);
        Await.until(
                "the others' answers",
                () -> Map.of("N:", Optional.empty(), "C:", Optional.of("C"))
                        .equals(Map.copyOf(volumes.ask(questions()))));
        assertThat(volumes.ask(questions()).sequencedKeySet()).containsExactly("N:", "C:");
        dead.countDown();
    }

    @Test
    void aVolumeThatHasNotAnsweredIsNotAskedAgain() {
        VolumeQuestions<String> volumes = new VolumeQuestions<>(SHORT);
        for (int i = 0; i < 5; i++) {
            volumes.ask(questions());
        }
        assertThat(asked.get()).isLessThanOrEqualTo(1);
        dead.countDown();
    }

    @Test
    void aLateAnswerCountsTheNextTime() {
        VolumeQuestions<String> volumes = new VolumeQuestions<>(SHORT);
        volumes.ask(questions());
        dead.countDown();
        Await.until("the late answer", () -> volumes.ask(questions()).get("N:").isPresent());
    }

    @Test
    void aFaultOfTheProgramIsNotHidden() {
        VolumeQuestions<String> volumes = new VolumeQuestions<>(VolumeQuestions.PATIENCE_NANOS);
        SequencedMap<String, Supplier<String>> faulty = new LinkedHashMap<>();
        faulty.put("C:", () -> {
            throw new IllegalArgumentException("C:");
        });
        assertThatThrownBy(() -> volumes.ask(faulty)).isInstanceOf(IllegalArgumentException.class);
    }
}
