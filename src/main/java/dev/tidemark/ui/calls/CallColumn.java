package dev.tidemark.ui.calls;

import dev.tidemark.backend.Win32Problems;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.trace.DeviceCall;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The columns of the log, in the order in which they stand and get room, and what they say of a call. Immutable. */
enum CallColumn {
    NUMBER(70, 0, true),
    TIME(103, 0, true),
    CALL(182, 90, false),
    ERROR(150, 130, false),
    RECORDS(112, 60, false),
    TARGET(76, 180, false),
    DURATION(84, 0, true),
    ACT(120, 60, false),
    BYTES(112, 0, true),
    MEANING(200, 400, false);

    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final long MICROS_IN_MILLI = 1000;
    private static final long MICROS_IN_SECOND = 1_000_000;

    /** What it needs, in pixels. */
    final int width;

    /** What it takes besides where there is room, in pixels. */
    final int growth;

    /** Whether it holds numbers: they stand on the right, in characters of one width, and are never cut. */
    final boolean number;

    CallColumn(int width, int growth, boolean number) {
        this.width = width;
        this.growth = growth;
        this.number = number;
    }

    /**
     * How wide each column is where the log has a width: those that do not fit any more are left out, and what is left
     * over goes to those that can use it, the first ones first.
     *
     * @return a width for each column, 0 for one that is left out
     */
    static double[] fit(double width) {
        CallColumn[] all = values();
        double[] widths = new double[all.length];
        double left = width;
        for (int i = 0; i < all.length && (i == 0 || all[i].width <= left); i++) {
            widths[i] = all[i].width;
            left -= all[i].width;
        }
        for (int i = 0; i < all.length && widths[i] > 0 && left > 0; i++) {
            double more = Math.min(left, all[i].growth);
            widths[i] += more;
            left -= more;
        }
        return widths;
    }

    String title() {
        return Messages.text("log.column." + name());
    }

    /** What it says, without what only the window knows: {@link #RECORDS} is empty. */
    String text(DeviceCall operation, boolean utc) {
        return switch (this) {
            case NUMBER -> Long.toString(operation.number());
            case TIME -> TIME_OF_DAY.format(operation.at().atZone(utc ? ZoneOffset.UTC : ZoneId.systemDefault()));
            case ACT -> act(operation);
            case TARGET -> operation.target();
            case CALL -> operation.call();
            case ERROR ->
                operation.ok() ? Messages.text("log.ok") : operation.detail().describe(operation.status());
            case MEANING -> operation.ok() ? "" : problem(operation).meaning();
            case DURATION -> duration(operation.took());
            case BYTES -> bytes(operation);
            case RECORDS -> "";
        };
    }

    static Problem problem(DeviceCall operation) {
        return Win32Problems.of(operation.status(), operation.detail(), operation.call(), operation.target());
    }

    static String act(DeviceCall operation) {
        String label = operation.purpose().label();
        return operation.purpose().number() == 0
                ? label
                : label + " #" + operation.purpose().number();
    }

    static String duration(Duration took) {
        long micros = took.toNanos() / 1000;
        if (micros < MICROS_IN_MILLI) {
            return micros + " µs";
        }
        return micros < MICROS_IN_SECOND
                ? String.format(Locale.ROOT, "%.2f ms", micros / (double) MICROS_IN_MILLI)
                : String.format(Locale.ROOT, "%.2f s", micros / (double) MICROS_IN_SECOND);
    }

    private static String bytes(DeviceCall operation) {
        return operation.code() == 0 ? "" : operation.inputLength() + " → " + operation.bytesReturned();
    }
}
