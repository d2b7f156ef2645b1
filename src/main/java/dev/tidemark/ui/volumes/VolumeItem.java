package dev.tidemark.ui.volumes;

import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.JournalData;
import java.util.Locale;

/**
 * A volume as the pane shows it.
 *
 * @param status its newest status
 * @param growth how fast its journal grows, in bytes a second, smoothed; 0 when it does not, NaN before that is known
 * @param reading whether its journal is being read
 */
public record VolumeItem(VolumeStatus status, double growth, boolean reading) {

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double LONG = 1000 * DAY;

    public String id() {
        return status.facts().id();
    }

    /** Name, label and file system. */
    public String title() {
        String label = status.facts().label();
        return status.facts().name() + (label.isEmpty() ? "" : "  " + label);
    }

    /** Free of size; what is free is not known of a volume that is locked or dismounted. */
    public String space() {
        long size = status.facts().size();
        long free = status.facts().free();
        if (size < 0 || free < 0) {
            return size < 0 ? "" : bytes(size);
        }
        return Messages.text("volumes.space", bytes(free), bytes(size));
    }

    /** How full the volume is, 0 to 1; -1 when that is not known. */
    public double fullness() {
        long size = status.facts().size();
        long free = status.facts().free();
        return size <= 0 || free < 0 ? -1 : 1 - (double) free / size;
    }

    /** The journal's state in words. */
    public String journalState() {
        return Messages.text("volumes.journal." + status.state());
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
        String used = Messages.text("volumes.used", bytes(status.used()), bytes(journal.maximumSize()));
        return Double.isNaN(growth) ? used : used + Messages.text("volumes.growth", bytes(Math.round(growth)));
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
        if (Double.isNaN(growth)) {
            return Messages.text("volumes.trim.measuring");
        }
        double left = journal.maximumSize() + journal.allocationDelta() - status.used();
        return growth < 1
                ? Messages.text("volumes.trim.never")
                : Messages.text("volumes.trim.in", duration(Math.max(0, left) / growth));
    }

    /** What went wrong when the journal was asked, in full; empty when nothing did. */
    public String problem() {
        Problem problem = status.problem();
        return problem == null ? "" : problem.what() + "\n" + problem.meaning() + "\n" + problem.next();
    }

    /** A duration in words, to two units at most. */
    static String duration(double seconds) {
        if (seconds >= LONG) {
            return Messages.text("volumes.years", Math.round(LONG / DAY));
        }
        long whole = Math.round(seconds < MINUTE ? seconds : seconds / MINUTE);
        if (seconds < MINUTE) {
            return Messages.text("volumes.seconds", whole);
        }
        if (whole < 60) {
            return Messages.text("volumes.minutes", whole);
        }
        return whole < 2 * DAY / MINUTE
                ? Messages.text("volumes.hours", whole / 60, whole % 60)
                : Messages.text("volumes.days", Math.round(seconds / DAY));
    }

    static String bytes(long count) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
        double value = count;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 || value >= 100
                ? String.format(Locale.ROOT, "%.0f %s", value, units[unit])
                : String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }
}
