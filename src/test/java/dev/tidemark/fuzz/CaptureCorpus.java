package dev.tidemark.fuzz;

import dev.tidemark.fuzz.Target.Input;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Captures: sound ones, and such as were once followed, believed or fatal. Pure functions. */
final class CaptureCorpus {

    /** The files of an input, in the order of its parts. */
    static final List<String> FILES = List.of("capture.json", "rows.jsonl", "journal-000.usn", "journal-001.usn");

    private static final String SOUND = """
        {"format":2,"name":"D:","saved":"2026-01-01T00:00:00Z","rows":3,"journals":[\
        {"file":"journal-000.usn","id":"01da9f84266c9280","complete":true,"records":3},\
        {"file":"journal-001.usn","id":"01da9f84266c9281","complete":false,"records":1}]}\
        """;

    private static final String ROWS = """
        {"journal":0,"after":0,"kind":"started","at":0,"length":-1,"time":133594528890000000,"text":"x"}
        {"journal":0,"after":2,"kind":"gap","at":5000,"length":300,"time":0,"what":"trimmed","bytes":300,"from":1,"to":2}
        {"journal":1,"after":1,"kind":"stopped","at":7,"length":-1,"time":0,"complete":false,"text":"y"}
        """;

    private CaptureCorpus() {}

    static List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        for (String description : List.of(
                SOUND,
                "null",
                "[]",
                "{}",
                "",
                "{\"format\":1,\"journals\":null}",
                "{\"format\":1,\"journals\":[null]}",
                "{\"format\":1,\"name\":null,\"journals\":[]}",
                "{\"format\":2,\"journals\":[{\"file\":\"/etc/passwd\"}]}",
                "{\"format\":2,\"journals\":[{\"file\":\"../journal\"}]}",
                "{\"format\":2,\"journals\":[{\"file\":\"/dev/zero\"}]}",
                "{\"format\":2,\"journals\":[{\"file\":\"\\ud800\"}]}",
                "{\"format\":2,\"journals\":[{\"file\":\"journal-000.usn\",\"id\":7}]}",
                "{\"format\":2,\"journals\":[{\"file\":\"journal-000.usn\"},{\"file\":\"JOURNAL-000.USN\"}]}",
                "{\"format\":2,\"name\":\"a\\u001b[2J\\u202e\",\"journals\":[{\"file\":\"journal-000.usn\"}]}",
                SOUND.replace("\"records\":3", "\"records\":4"),
                SOUND.replace("\"rows\":3", "\"rows\":2147483648"),
                "{\"format\":2,\"journals\":" + "[".repeat(900))) {
            inputs.add(input(description, ROWS));
        }
        for (String rows : List.of(
                "",
                "null\n",
                "{}\n",
                ROWS.replace("\"after\":2", "\"after\":-1"),
                ROWS.replace("\"journal\":1", "\"journal\":2147483647"),
                ROWS.replace("\"text\":\"x\"", "\"text\":\"\\u001b]0;owned\\u0007\\r\\ntidemark: all is well\""),
                ROWS.replace("\"time\":0", "\"time\":-9223372036854775808"),
                ROWS.replace("\"kind\":\"gap\"", "\"kind\":\"record\""),
                ROWS.replace("\"kind\":\"gap\"", "\"kind\":null"),
                ROWS.replace('\n', '\r'),
                ROWS + "x".repeat(70_000))) {
            inputs.add(input(SOUND, rows));
        }
        return List.copyOf(inputs);
    }

    private static Input input(String description, String rows) {
        return Input.of(bytes(description), bytes(rows), records(3), records(1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] records(int count) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            Records record = i == 1 ? Records.v3("three-" + i) : Records.v2("f\u202e" + i);
            records.writeBytes(record.usn(4096 + 128L * i)
                    .file(FileId.ntfs(40 + i, 1))
                    .parent(FileId.NTFS_ROOT)
                    .reason(Reason.DATA_EXTEND.bit())
                    .array());
        }
        return records.toByteArray();
    }
}
