package dev.tidemark.ui.volumes;

import dev.tidemark.text.ByteSize;
import dev.tidemark.text.DurationWords;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.Filetime;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.VolumeStateWords;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A volume as the pane shows it.
 *
 * @param status its newest status
 * @param trend how its journal develops
 * @param reading whether its journal is being read
 * @param shown whether its records are among those that are shown
 */
public record VolumeItem(VolumeStatus status, JournalTrend trend, boolean reading, boolean shown) {

    /** How soon the oldest record is trimmed: each is said in words, and shown in a colour. */
    enum Trimming {
        /** Not within the hour, or nobody knows. */
        LATER,
        /** Within the hour. */
        SOON,
        /** Within five minutes. */
        NOW
    }

    private static final double FIVE_MINUTES = 300;
    private static final double HOUR = 3600;

    /** Of a date and a time of day without a fraction. */
    private static final int SECONDS_LENGTH = 19;

    public String id() {
        return status.facts().id();
    }

    /** Name, label and file system. */
    public String title() {
        String label = Escapes.name(status.facts().label());
        return status.facts().name() + (label.isEmpty() ? "" : "  " + label);
    }

    /** Free of size; what is free is not known of a volume that is locked or dismounted. */
    public String space() {
        long size = status.facts().size();
        long free = status.facts().free();
        if (size < 0 || free < 0) {
            return size < 0 ? "" : ByteSize.brief(size);
        }
        return Messages.text("volumes.space", ByteSize.brief(free), ByteSize.brief(size));
    }

    /** How full the volume is, 0 to 1; -1 when that is not known. */
    public double fullness() {
        long size = status.facts().size();
        long free = status.facts().free();
        return size <= 0 || free < 0 ? -1 : 1 - (double) free / size;
    }

    /** How fast its journal grows, in bytes a second, smoothed; 0 when it does not, NaN before that is known. */
    public double growth() {
        return trend.growth();
    }

    /** How far back the journal reaches; its state where that is not known, or there is no journal. */
    String headline() {
        if (!Double.isNaN(trend.reach())) {
            return Messages.text("volumes.reach", DurationWords.of(trend.reach()));
        }
        JournalData journal = status.journal();
        return journal != null && journal.firstUsn() == journal.nextUsn()
                ? Messages.text("volumes.reach.empty")
                : journalState();
    }

    /** The journal's state in words; of a volume that cannot be asked, how that stands. */
    public String journalState() {
        if (status.state() == VolumeStatus.State.UNREADABLE) {
            return VolumeStateWords.title(status.facts());
        }
        return Messages.text("volumes.journal." + status.state());
    }

    /** How fast the journal grows, in words; empty as long as that is not known. */
    String rate() {
        return status.journal() == null || Double.isNaN(growth())
                ? ""
                : Messages.text("volumes.rate", ByteSize.brief(Math.round(growth())));
    }

    /** What there is to say of a volume without a journal beside why it has none. */
    String instead() {
        if (status.state() == VolumeStatus.State.UNREADABLE) {
            return status.facts().refusal().text();
        }
        String fileSystem = status.facts().fileSystem();
        return fileSystem.isEmpty() || space().isEmpty() ? fileSystem + space() : fileSystem + " · " + space();
    }

    /** How much of its maximum size the journal uses, 0 to 1; -1 without one. */
    public double gauge() {
        JournalData journal = status.journal();
        return journal == null
                ? -1
                : Math.min(1, (double) status.used() / (journal.maximumSize() + journal.allocationDelta()));
    }

    /** Size of the journal, its maximum size and its growth. */
    public String usage() {
        JournalData journal = status.journal();
        if (journal == null) {
            return "";
        }
        String used =
                Messages.text("volumes.used", ByteSize.brief(status.used()), ByteSize.brief(journal.maximumSize()));
        return Double.isNaN(growth())
                ? used
                : used + Messages.text("volumes.growth", ByteSize.brief(Math.round(growth())));
    }

    /** First and next USN. */
    public String range() {
        JournalData journal = status.journal();
        return journal == null
                ? ""
                : Messages.text("volumes.range", Long.toString(journal.firstUsn()), Long.toString(journal.nextUsn()));
    }

    /**
     * When the oldest record that is now in the journal will be trimmed at this rate. Records go when the journal is
     * larger than its maximum size and its allocation delta together.
     */
    public String trimming() {
        JournalData journal = status.journal();
        if (journal == null) {
            return "";
        }
        if (Double.isNaN(growth())) {
            return Messages.text("volumes.trim.measuring");
        }
        return growth() < 1
                ? Messages.text("volumes.trim.never")
                : Messages.text("volumes.trim.in", DurationWords.of(secondsToTrimming()));
    }

    /** In how many seconds the oldest record goes at this rate; endless when nobody knows. */
    private double secondsToTrimming() {
        JournalData journal = status.journal();
        if (journal == null || Double.isNaN(growth()) || growth() < 1) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(0, journal.maximumSize() + journal.allocationDelta() - status.used()) / growth();
    }

    /** How soon the oldest record is trimmed. */
    Trimming trimmed() {
        double seconds = secondsToTrimming();
        if (seconds >= HOUR) {
            return Trimming.LATER;
        }
        return seconds < FIVE_MINUTES ? Trimming.NOW : Trimming.SOON;
    }

    /** What the colour of the bar says, in words; empty when it has none. */
    String warning() {
        return trimmed() == Trimming.LATER
                ? ""
                : Messages.text("volumes.trim." + trimmed(), DurationWords.of(secondsToTrimming()));
    }

    /** Everything that is known of the volume, a line each. */
    String facts() {
        String fileSystem = status.facts().fileSystem();
        return Stream.of(
                        fileSystem.isEmpty() ? title() : title() + "  ·  " + fileSystem,
                        space(),
                        mountPoints(),
                        journalState(),
                        oldest(),
                        usage(),
                        range(),
                        trimming(),
                        problem())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Where it is reached; empty where that is its name alone. */
    private String mountPoints() {
        List<String> all = status.facts().mountPoints();
        return all.size() < 2 ? "" : Messages.text("volumes.mounted", OneLine.of(String.join("  ", all)));
    }

    private String oldest() {
        return status.oldest().isEmpty()
                ? ""
                : Messages.text(
                        "volumes.oldest",
                        Filetime.format(status.oldest().getAsLong(), ZoneOffset.UTC, ' ')
                                .substring(0, SECONDS_LENGTH));
    }

    /** What went wrong when the journal was asked, in full; empty when nothing did. */
    public String problem() {
        Problem problem = status.problem();
        return problem == null ? "" : OneLine.of(problem.what()) + "\n" + problem.meaning() + "\n" + problem.next();
    }
}
