package dev.tidemark.ui.calls;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.trace.DeviceCall;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The columns of the log, and what they say of a call. */
enum CallColumn {
    NUMBER(50, true),
    TIME(108, true),
    ACT(150, false),
    TARGET(120, false),
    CALL(232, false),
    ERROR(200, false),
    MEANING(240, false),
    DURATION(76, true),
    BYTES(88, true),
    RECORDS(140, false);

    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final long MICROS_IN_MILLI = 1000;
    private static final long MICROS_IN_SECOND = 1_000_000;

    /** In pixels. */
    final int width;

    /** Whether it holds numbers: they stand on the right, in characters of one width. */
    final boolean number;

    CallColumn(int width, boolean number) {
        this.width = width;
        this.number = number;
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
            case ERROR -> operation.ok() ? "" : Win32Error.describe(operation.status());
            case MEANING -> operation.ok() ? "" : problem(operation).meaning();
            case DURATION -> duration(operation.took());
            case BYTES -> bytes(operation);
            case RECORDS -> "";
        };
    }

    static Problem problem(DeviceCall operation) {
        return Win32Problems.of(operation.status(), operation.call(), operation.target());
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
