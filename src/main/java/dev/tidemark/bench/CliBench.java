package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the start of the command line up to its end, taking turns with a command that does nothing on the same JVM. */
final class CliBench {

    private final int starts;

    /** What is started, and as what its figures are known. */
    private record Call(String name, String main, List<String> arguments, Passes passes) {

        void time() throws Exception {
            passes.time(() -> start(main, arguments));
        }
    }

    CliBench(int starts) {
        this.starts = starts;
    }

    /**
     * @param empty a file without anything in it, of which the records are asked for
     */
    Map<String, Object> run(Path empty) throws Exception {
        Call control = call("emptyCommand", EmptyCommand.class.getName());
        Call version = call("version", Relaunch.PROGRAM, "--version");
        Call records = call("records", Relaunch.PROGRAM, "records", empty.toString());
        List<Call> calls = List.of(control, version, records);
        for (int i = -1; i < starts; i++) {
            for (Call call : calls) {
                if (i == 0) {
                    call.passes().forget();
                }
                call.time();
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("starts", starts);
        for (Call call : calls) {
            figures.put(call.name() + "Seconds", call.passes().median());
            figures.put(call.name() + "LeastSeconds", call.passes().least());
        }
        double alone = control.passes().median();
        figures.put("versionTimesControl", version.passes().median() / alone);
        figures.put("recordsTimesControl", records.passes().median() / alone);
        return figures;
    }

    private Call call(String name, String main, String... arguments) {
        return new Call(name, main, List.of(arguments), new Passes(1 + starts));
    }

    private static int start(String main, List<String> arguments) throws IOException, InterruptedException {
        return Relaunch.of(main, arguments.toArray(String[]::new))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
