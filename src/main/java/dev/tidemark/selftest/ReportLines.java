package dev.tidemark.selftest;

import dev.tidemark.backend.NtStatus;
import dev.tidemark.backend.VolumeFacts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * The lines of a report, one JSON object each: what was checked, an answer after the other, how it ended. Pure functions. No line
 * holds the name of a user, a machine, a volume or a file.
 */
public final class ReportLines {

    /** The form of the lines. */
    private static final int FORM = 1;

    private ReportLines() {}

    /**
     * The first line.
     *
     * @param tidemark its version
     * @param system the system's name, version and edition
     */
    public static String header(String tidemark, String system, VolumeFacts volume) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("selftest", FORM);
        values.put("tidemark", tidemark);
        values.put("system", system);
        values.put("fileSystem", volume.fileSystem());
        values.put("bytes", volume.size());
        values.put("deviceType", String.format(Locale.ROOT, "0x%x", volume.deviceType()));
        return JSON.std.asString(values);
    }

    public static String line(Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("n", finding.check());
        values.put("name", finding.name());
        values.put("assumption", finding.assumption());
        values.put("expected", finding.expected());
        if (finding.verdict() == Verdict.SKIPPED) {
            values.put("why", finding.why());
        } else {
            values.put("got", finding.got());
            values.put("millis", finding.millis());
        }
        if (finding.tries() > 1) {
            values.put("tries", finding.tries());
        }
        if (finding.ntStatus() != 0) {
            values.put("ntStatus", NtStatus.describe(finding.ntStatus()));
        }
        if (!finding.bytes().isEmpty()) {
            values.put("bytes", finding.bytes());
        }
        values.put("verdict", finding.verdict().name());
        return JSON.std.asString(values);
    }

    /** The last line. */
    public static String end(SelfTest.Outcome outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("end", true);
        values.put("same", outcome.same());
        values.put("other", outcome.other());
        values.put("skipped", outcome.skipped());
        values.put("undone", outcome.undone());
        values.put("cancelled", outcome.cancelled());
        return JSON.std.asString(values);
    }
}
