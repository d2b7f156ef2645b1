package dev.tidemark.ui.calls;

import dev.tidemark.trace.DeviceCall;
import java.util.Locale;

/**
 * Which calls are shown. Immutable.
 *
 * @param text must be in one of the columns, whatever its case; empty for any
 */
record CallFilter(boolean routine, boolean failedOnly, String text) {

    boolean passes(DeviceCall operation) {
        return (routine || operation.purpose().number() > 0) && (!failedOnly || !operation.ok()) && holds(operation);
    }

    private boolean holds(DeviceCall operation) {
        if (text.isBlank()) {
            return true;
        }
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String error = operation.ok()
                ? ""
                : operation.detail().describe(operation.status()) + " "
                        + CallColumn.problem(operation).meaning();
        String all = String.join("\n", CallColumn.act(operation), operation.target(), operation.call(), error);
        return all.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
