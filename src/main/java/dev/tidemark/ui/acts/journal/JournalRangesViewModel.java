package dev.tidemark.ui.acts.journal;

import dev.tidemark.act.Acts;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.SizeField;
import dev.tidemark.ui.acts.kit.VolumeName;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.volume.JournalData;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/**
 * The tracking of ranges in a volume's journal, and its sizes. Belongs to the FX thread. It cannot be turned off, nor its
 * sizes raised again: each step asks for the volume's name.
 */
@ViewModel
final class JournalRangesViewModel {

    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;

    private final Acts acts;
    private final VolumeFacts volume;
    private final JournalAdminViewModel journal;
    private final SizeField chunkSize = new SizeField("chunkSize", 16 * KIB);
    private final SizeField threshold = new SizeField("threshold", 64 * MIB);
    private final VolumeName name;
    private final StringBinding obstacle;
    private boolean sizesKnown;

    JournalRangesViewModel(Acts acts, VolumeFacts volume, JournalAdminViewModel journal) {
        this.acts = acts;
        this.volume = volume;
        this.journal = journal;
        name = new VolumeName(volume);
        obstacle = Bindings.createStringBinding(
                this::whyNot,
                journal.obstacle(),
                journal.stateProperty(),
                chunkSize.wrongProperty(),
                threshold.wrongProperty(),
                name.textProperty());
        journal.journalProperty().subscribe(known -> {
            if (known != null) {
                begin(known);
            }
        });
    }

    /** Begins with the sizes there are, once. */
    private void begin(JournalData known) {
        if (!sizesKnown && isTracking()) {
            chunkSize.set(known.rangeTrackChunkSize().orElse(0));
            threshold.set(known.rangeTrackFileSizeThreshold().orElse(0));
        }
        sizesKnown = true;
    }

    private String whyNot() {
        String common = journal.obstacle().get();
        if (!common.isEmpty()) {
            return common;
        }
        if (journal.stateProperty().get() != JournalAdminViewModel.State.ACTIVE) {
            return Messages.text("journal.ranges.none");
        }
        String wrong =
                chunkSize.wrongProperty().get() + threshold.wrongProperty().get();
        return wrong.isEmpty() ? name.obstacle() : wrong;
    }

    SizeField chunkSize() {
        return chunkSize;
    }

    SizeField threshold() {
        return threshold;
    }

    /** What a person types to confirm it. */
    VolumeName name() {
        return name;
    }

    /** Why nothing can be sent, in a sentence; empty when it can. */
    StringBinding obstacle() {
        return obstacle;
    }

    /** Whether ranges are tracked, and what cannot be undone about it, in words. */
    String words() {
        JournalData known = journal.journalProperty().get();
        if (known == null) {
            return Messages.text("journal.ranges.none");
        }
        if (known.flags().isEmpty()) {
            return Messages.text("journal.ranges.unknown");
        }
        return isTracking()
                ? Messages.text(
                        "journal.ranges.on",
                        ByteSize.exact(known.rangeTrackChunkSize().orElse(0)),
                        ByteSize.exact(known.rangeTrackFileSizeThreshold().orElse(0)))
                : Messages.text("journal.ranges.off");
    }

    boolean isTracking() {
        JournalData known = journal.journalProperty().get();
        return known != null && (known.flags().orElse(0) & 1) != 0;
    }

    /** Tracks ranges, or lowers the sizes of what is tracked; for the next time the name is typed again. */
    void track() {
        OptionalLong chunk = chunkSize.size();
        OptionalLong from = threshold.size();
        if (!obstacle.get().isEmpty() || chunk.isEmpty() || from.isEmpty()) {
            return;
        }
        name.clear();
        journal.send(task -> acts.journals().trackRanges(volume, chunk.getAsLong(), from.getAsLong()), this::tracked);
    }

    private void tracked(OptionalLong usn) {
        journal.done(
                usn.isPresent()
                        ? Messages.text("journal.tracked", Long.toString(usn.getAsLong()))
                        : Messages.text("journal.tracked.untold"));
        journal.query();
    }
}
