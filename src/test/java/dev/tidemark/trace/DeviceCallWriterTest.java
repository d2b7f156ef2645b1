package dev.tidemark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActFixture;
import dev.tidemark.act.FileTarget;
import dev.tidemark.text.Problem;
import java.io.StringWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

@Tag("shows-act")
class DeviceCallWriterTest extends ActFixture {

    private List<Map<String, Object>> exported(DeviceCallWriter.AttributedCount attributed) throws Exception {
        StringWriter out = new StringWriter();
        DeviceCallWriter.write(log.operations(0, true), attributed, out);
        return out.toString().lines().map(DeviceCallWriterTest::parsed).toList();
    }

    private static Map<String, Object> parsed(String line) {
        return JSON.std.mapFrom(line);
    }

    private static Map<String, Object> find(List<Map<String, Object>> lines, String call) {
        return lines.stream()
                .filter(line -> call.equals(line.get("call")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyCallIsAnObjectOfItsOwnWithItsBytesAndTheirNames() throws Exception {
        file("a \"quoted\" name\n.txt");
        acts.files().closeRecord(path("\\a \"quoted\" name\n.txt"), false);

        List<Map<String, Object>> lines = exported(act -> OptionalLong.of(1));

        assertThat(lines)
                .extracting(line -> line.get("number"))
                .containsExactlyElementsOf(log.operations(0, true).stream()
                        .map(operation -> (Object) (int) operation.number())
                        .toList());
        Map<String, Object> line = find(lines, "FSCTL_WRITE_USN_CLOSE_RECORD");
        DeviceCall sent = log.operations(0, true).stream()
                .filter(DeviceCall::decides)
                .findFirst()
                .orElseThrow();
        assertThat(line)
                .containsEntry("target", "F:\\a \"quoted\" name\n.txt")
                .containsEntry("act", "CLOSE_RECORD")
                .containsEntry("actNumber", 1)
                .containsEntry("code", "0x000900ef")
                .containsEntry("device", "FILE_DEVICE_FILE_SYSTEM")
                .containsEntry("function", 59)
                .containsEntry("method", "METHOD_NEITHER")
                .containsEntry("access", "FILE_ANY_ACCESS")
                .containsEntry("input", "")
                .containsEntry("output", HexFormat.of().formatHex(sent.output()))
                .containsEntry("status", 0)
                .containsEntry("symbol", "SUCCESS")
                .containsEntry("microseconds", (int) (sent.took().toNanos() / 1000))
                .containsEntry("recordsCaused", 1)
                .containsEntry("time", sent.at().toString());
        assertThat(line.get("outputFields"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1)
                .first()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("name", "Usn")
                .containsEntry("offset", 0)
                .containsEntry("size", 8);
    }

    @Test
    void aFailedCallCarriesItsErrorAndWhatItMeansHere() throws Exception {
        try {
            acts.files().closeRecord(new FileTarget.TheVolume("F:"), false);
            throw new AssertionError("a volume handle is refused");
        } catch (ActFailedException expected) {
            Map<String, Object> line = find(exported(act -> OptionalLong.empty()), "FSCTL_WRITE_USN_CLOSE_RECORD");

            Problem problem = Objects.requireNonNull(expected.problem());
            assertThat(line)
                    .containsEntry("status", 87)
                    .containsEntry("symbol", "ERROR_INVALID_PARAMETER")
                    .containsEntry("meaning", problem.meaning())
                    .containsEntry("next", problem.next())
                    .doesNotContainKey("recordsCaused");
        }
    }

    @Test
    void onlyTheCallThatDidItCarriesTheRecordsOfItsAct() throws Exception {
        file("a.txt");
        acts.files().closeRecord(path("\\a.txt"), true);

        assertThat(exported(act -> OptionalLong.of(7)))
                .filteredOn(line -> line.containsKey("recordsCaused"))
                .extracting(line -> line.get("call"))
                .containsExactly("FSCTL_WRITE_USN_CLOSE_RECORD");
    }
}
