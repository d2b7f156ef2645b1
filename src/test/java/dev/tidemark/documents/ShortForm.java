package dev.tidemark.documents;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a test puts for the placeholders of a documented command, and how it shortens a long one: this list and no other
 * place. A command that nothing here fits runs as it is written. Pure functions.
 *
 * @param fits which commands
 * @param part what is replaced, every time it occurs
 * @param by what stands there instead
 */
record ShortForm(Pattern fits, Pattern part, String by) {

    /** Stands for the citation of a record of the sample journal. */
    static final String CITATION = "CITATION";

    /** Stands for the sample journal's absolute path. */
    static final String JOURNAL = "JOURNAL";

    private static final List<ShortForm> ALL = List.of(
            // What a page speaks of, without saying of what.
            of("tidemark lives", "$", " '\\$J'"),
            of("tidemark lives SOURCE .*", "SOURCE", "'\\$J'"),
            of("tidemark expect FILE .*", "FILE -- COMMAND…", "spoken.txt --under / -- save-by-rename"),
            of("tidemark expect spoken.*", "--under /", "--simulated --record --under '\\\\expect'"),
            of("tidemark export SOURCE….*", "SOURCE…", "'\\$J'"),
            of("tidemark export .* --output FOLDER.*", "\\bFOLDER\\b", "lake"),
            // Brackets mean that it may be left out, words in capitals are for the reader to choose.
            of("tidemark .*", "\\[(FILE|--[^\\]]*)\\]", "$1"),
            of("tidemark .*", "light\\|dark", "dark"),
            of("tidemark .*", "SECONDS", "1"),
            of("tidemark .*", "WxH", "800x600"),
            of("tidemark .*", "--screenshot FILE", "--screenshot picture.png"),
            of("tidemark .*", "--mft FILE", "--mft '\\$MFT'"),
            of("tidemark .*", "\\bFILE\\b", "'\\$J'"),
            of("tidemark .*", "records … --at", "records '\\$J' --at " + CITATION),
            of("tidemark .*", "usn7000000-1f0c29d4b7a3", CITATION),
            of("tidemark history .*", "--file-id \\w+", "--file-id 0"),
            of("tidemark changes D: .*", "--from \\d+ --journal-id \\w+", ""),
            of("tidemark changes .*", "\\w+day\\.tidemark", "'\\$J'"),
            of("tidemark records evidence.*", "\\bevidence\\b", "."),
            of("tidemark records .*", "C\\.J D\\.tidemark", "'\\$J'"),
            of("mvn .*", "/evidence/\\$J", JOURNAL),
            // A simulated journal lives as long as its process: nothing of an earlier one is there.
            of("tidemark journal check .*", "$", " --help"),
            // Volumes and files of the reader's: the simulator's.
            of("tidemark .* D:\\\\.*", "D:\\\\docs\\\\a\\.txt", "'D:\\\\Logs\\\\service-1.log' --simulated"),
            of("tidemark selftest .*", "--volume X: --name \\w+", "--simulated"),
            // Programs keep files of the simulator's D: open, so that it cannot be locked; nobody uses F:.
            of("tidemark lock D: .*", "D:", "F: --simulated"),
            of("tidemark .* D:( .*)?", "D:", "D: --simulated"),
            of("tidemark expect .* saver\\.exe .*", "saver\\.exe .*", "save-by-rename"),
            of("tidemark expect .* --volume X: .*", "--volume X:", "--simulated"),
            of("tidemark expect .*", "\\\\work", "\\\\expect"),
            of("tidemark expect save\\.txt --junit .*", "--junit", "--simulated --junit"),
            of("tidemark bench read .*", "--volume C:", "--passes 5 --records 100000"),
            // What waits for Ctrl+C, or for long.
            of("tidemark records .* --follow( .*)?", "--follow", "--follow --limit 10"),
            of("tidemark lock .*", "$", " --for 1"),
            of("tidemark (mark|hold) .*", "--for \\d+", "--for 1"),
            // As the pages name it for a quick check.
            of("tidemark bench (csv|reasons|names|paths|timeline|lake)", "$", " --records 100000"),
            of("tidemark bench (index|csv|reasons|names|paths|timeline|carve|lake) .*", "$", " --passes 5"),
            of("tidemark bench many", "$", " --passes 5 --records 100000 --files 2"),
            of("tidemark bench (window|table)", "$", " --pulses 10 --rows 10000"),
            of("tidemark bench window .*", "$", " --rate 100000 --warm-up 10"),
            of("tidemark bench (start|cli)", "$", " --starts 1"),
            of("tidemark bench soak .*", "--for \\w+", "--for 10s"),
            of("tidemark screenshot-tour .*", "DIR", "pictures --only folded"),
            of("mvn .*exec:exec@jmh", "$", " -Djmh.args=-l"),
            of("mvn .*exec:exec@fuzz .*", "fuzz.count=\\d+", "fuzz.count=100"));

    /** The options that shorten; the pages must name them. */
    static final List<String> NAMED = List.of(
            "--simulated",
            "--follow",
            "--limit 1",
            "--for",
            "--passes 5",
            "--records 100000",
            "--pulses 10 --rows 10000",
            "--rate 100000 --warm-up 10",
            "--starts 1",
            "--only",
            "-Djmh.args=-l");

    private static ShortForm of(String fits, String part, String by) {
        return new ShortForm(Pattern.compile(fits), Pattern.compile(part), by);
    }

    /** The command as it is run, for a shell. */
    static String of(String command) {
        String text = command;
        for (ShortForm form : ALL) {
            if (form.fits.matcher(text).matches()) {
                text = form.part.matcher(text).replaceAll(form.by);
            }
        }
        return text;
    }
}
