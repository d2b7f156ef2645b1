package dev.tidemark.cli;

import dev.tidemark.act.PreFlight;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.text.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/** What an act did: lines for people, written at once; or one JSON object for scripts, at its end. Not thread-safe. */
final class ActReport {

    private final Output out;
    private final boolean json;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private @Nullable CommandFailedException lost;

    ActReport(Output out, boolean json, String act, String target) {
        this.out = out;
        this.json = json;
        values.put("act", act);
        values.put("target", target);
        values.put("ok", true);
    }

    /** A value for scripts. */
    ActReport put(String key, Object value) {
        values.put(key, value);
        return this;
    }

    /** A line for people. */
    ActReport say(String line) {
        if (!json) {
            write(line);
        }
        return this;
    }

    /** A field: its name in the reference, for scripts and for people. */
    ActReport field(String name, Object value) {
        return put(name, value).say(name + "\t" + value);
    }

    void failed(Problem problem, List<Holder> holders) {
        values.put("ok", false);
        values.put("error", error(problem, holders));
    }

    /** What kept an act from being done, for scripts. */
    static Map<String, Object> error(Problem problem, List<Holder> holders) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", problem.code());
        error.put("symbol", Win32Error.of(problem.code()).map(Enum::name).orElse(""));
        error.put("what", problem.what());
        error.put("meaning", problem.meaning());
        error.put("next", problem.next());
        error.put("holders", holders.stream().map(ActReport::text).toList());
        return error;
    }

    /** Who has what open, on one line. */
    static String text(Holder holder) {
        return PreFlight.named(holder) + (holder.path().isEmpty() ? "" : " " + holder.path());
    }

    /** An act goes on when its report is lost: that is told at its end. */
    private void write(String line) {
        try {
            out.lines(List.of(line));
        } catch (CommandFailedException e) {
            lost = e;
        }
    }

    /**
     * Writes what is written at the end.
     *
     * @throws CommandFailedException when any of it could not be written; not when nobody reads it any more
     */
    void end() throws CommandFailedException {
        if (json) {
            write(JSON.std.asString(values));
        }
        if (lost != null) {
            throw lost;
        }
    }
}
