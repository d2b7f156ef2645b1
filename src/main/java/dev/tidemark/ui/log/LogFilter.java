package dev.tidemark.ui.log;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.capture.act.Operation;
import java.util.Locale;

/**
 * Immutable. Which calls are shown.
 *
 * @param text must be in one of the columns, whatever its case; empty for any
 */
record LogFilter(boolean routine, boolean failedOnly, String text) {

    boolean passes(Operation operation) {
        return (routine || operation.act().number() > 0) && (!failedOnly || !operation.ok()) && holds(operation);
    }

    private boolean holds(Operation operation) {
        if (text.isBlank()) {
            return true;
        }
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String error = operation.ok()
                ? ""
                : Win32Error.describe(operation.status()) + " "
                        + Win32Problems.of(operation.status(), operation.call(), operation.target())
                                .meaning();
        String all = String.join("\n", LogColumn.act(operation), operation.target(), operation.call(), error);
        return all.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
