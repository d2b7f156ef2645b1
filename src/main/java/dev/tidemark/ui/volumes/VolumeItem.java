package dev.tidemark.ui.volumes;

import dev.tidemark.text.Messages;
import dev.tidemark.volume.JournalData;
import java.util.Locale;

/**
 * A volume as the pane shows it.
 *
 * @param status its newest status
 * @param growth how fast its journal grows, in bytes a second, smoothed; 0 when it does not
 */
public record VolumeItem(VolumeStatus status, double growth) {

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    public String id() {
        return status.facts().id();
    }

    /** Name, label and file system. */
    public String title() {
        String label = status.facts().label();
        return status.facts().name() + (label.isEmpty() ? "" : "  " + label);
    }

    /** Free of size. */
    public String space() {
        long size = status.facts().size();
        long free = status.facts().free();
        return size < 0 ? "" : Messages.text("volumes.space", bytes(free), bytes(size));
    }

    /** How full the volume is, 0 to 1; -1 when that is not known. */
    public double fullness() {
        long size = status.facts().size();
        return size <= 0 ? -1 : 1 - (double) status.facts().free() / size;
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

    /** Size of the journal and its growth. */
    public String usage() {
        JournalData journal = status.journal();
        return journal == null
                ? ""
                : Messages.text(
                        "volumes.usage", bytes(status.used()), bytes(journal.maximumSize()), bytes(Math.round(growth)));
    }

    /** First and next USN. */
    public String range() {
        JournalData journal = status.journal();
        return journal == null
                ? ""
                : Messages.text("volumes.range", Long.toString(journal.firstUsn()), Long.toString(journal.nextUsn()));
    }

    /** When the oldest record that is now in the journal will be trimmed at this rate. */
    public String trimming() {
        JournalData journal = status.journal();
        if (journal == null) {
            return "";
        }
        double left = journal.maximumSize() + journal.allocationDelta() - status.used();
        return growth < 1
                ? Messages.text("volumes.trim.never")
                : Messages.text("volumes.trim.in", duration(Math.max(0, left) / growth));
    }

    static String duration(double seconds) {
        if (seconds < MINUTE) {
            return Messages.text("volumes.seconds", Math.round(seconds));
        }
        if (seconds < HOUR) {
            return Messages.text("volumes.minutes", Math.round(seconds / MINUTE));
        }
        if (seconds < DAY) {
            long hours = (long) (seconds / HOUR);
            return Messages.text("volumes.hours", hours, Math.round(seconds % HOUR / MINUTE));
        }
        return Messages.text("volumes.days", Math.round(seconds / DAY));
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
