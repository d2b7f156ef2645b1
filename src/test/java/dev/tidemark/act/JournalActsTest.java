package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.volume.JournalData;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-act")
class JournalActsTest extends ActFixture {

    private static final Duration DELETION = Duration.ofHours(1);

    @Test
    void aJournalIsCreatedResizedTrackedAndDeleted() throws Exception {
        long id = acts.journals().query(facts()).journalId();
        JournalData resized = acts.journals().create(facts(), 64 * MIB, 16 * MIB);
        assertThat(resized.journalId()).isEqualTo(id);
        assertThat(resized.maximumSize()).isEqualTo(64 * MIB);
        assertThat(acts.journals().trackRanges(facts(), 16_384, MIB)).isPresent();
        volume.journal().deletionTime(DELETION);
        acts.journals().deletion(facts(), id).run(false);
        assertThat(acts.journals().isBeingDeleted(facts())).isTrue();
        clock.advance(DELETION);
        assertThat(acts.journals().isBeingDeleted(facts())).isFalse();
        ActFailedException failed = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class, () -> acts.journals().query(facts())));
        assertThat(failed.problem().code()).isEqualTo(1179);
    }

    @Test
    void waitingForADeletionCanBeStoppedAndTheDeletionGoesOn() throws Exception {
        volume.journal().deletionTime(DELETION);
        JournalDeletion deletion =
                acts.journals().deletion(facts(), acts.journals().query(facts()).journalId());
        CompletableFuture<ActFailedException> stopped = CompletableFuture.supplyAsync(
                () -> Objects.requireNonNull(catchThrowableOfType(ActFailedException.class, () -> deletion.run(true))));
        await(() -> backend.counters().waitingCalls() > 0);
        deletion.stopWaiting();
        assertThat(stopped.get().problem().code()).isEqualTo(995);
        assertThat(acts.journals().isBeingDeleted(facts())).isTrue();
        VolumeFacts facts = facts();
        CompletableFuture<@Nullable Throwable> gone = CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> acts.journals().deletion(facts, 0).await()));
        await(() -> backend.counters().waitingCalls() > 0);
        assertThat(gone.isDone()).isFalse();
        clock.advance(DELETION);
        assertThat(gone.get()).isNull();
        assertThat(acts.journals().isBeingDeleted(facts())).isFalse();
    }

    @Test
    void aWrongJournalIdDeletesNothing() throws Exception {
        ActFailedException failed = Objects.requireNonNull(catchThrowableOfType(
                ActFailedException.class,
                () -> acts.journals().deletion(facts(), 1).run(false)));
        assertThat(failed.problem().code()).isEqualTo(87);
        assertThat(failed.problem().meaning()).contains("journal id");
        assertThat(volume.journal().isActive()).isTrue();
    }
}
