package dev.tidemark.trace;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.NtStatus;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.text.Problem;
import dev.tidemark.volume.StructureField;
import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.jr.ob.JSON;

/** Writes operations as JSON Lines: one object a call, in UTF-8 when the writer says so. Stateless. */
public final class DeviceCallWriter {

    private DeviceCallWriter() {}

    /** Tells how many records are attributed to what calls were sent for, as far as that is known. */
    public interface AttributedCount {

        /** Empty when it caused none, or its volume's journal is not read. */
        OptionalLong by(CallPurpose purpose);
    }

    /**
     * Writes calls, one a line.
     *
     * @throws IOException if they cannot be written
     */
    public static void write(List<DeviceCall> operations, AttributedCount attributed, Writer out) throws IOException {
        for (DeviceCall operation : operations) {
            out.write(line(operation, attributed));
            out.write('\n');
        }
    }

    /** One call, without the end of the line. */
    public static String line(DeviceCall operation, AttributedCount attributed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("number", operation.number());
        line.put("time", operation.at().toString());
        line.put("act", operation.purpose().name());
        line.put("actNumber", operation.purpose().number());
        line.put("target", operation.target());
        line.put("call", operation.call());
        if (operation.code() != 0) {
            addCode(operation, line);
        }
        addBytes(operation, line);
        line.put("status", operation.status());
        line.put("symbol", operation.ok() ? "SUCCESS" : symbol(operation.status()));
        if (!operation.ok()) {
            if (operation.detail().ntStatus() != 0) {
                line.put("ntStatus", NtStatus.describe(operation.detail().ntStatus()));
            }
            Problem problem =
                    Win32Problems.of(operation.status(), operation.detail(), operation.call(), operation.target());
            line.put("meaning", problem.meaning());
            line.put("next", problem.next());
        }
        line.put("microseconds", operation.took().toNanos() / 1000);
        OptionalLong records = attributed.by(operation.purpose());
        if (operation.decides() && records.isPresent()) {
            line.put("recordsCaused", records.getAsLong());
        }
        return JSON.std.asString(line);
    }

    private static String symbol(int status) {
        return Win32Error.of(status).map(Enum::name).orElse("");
    }

    private static void addCode(DeviceCall operation, Map<String, Object> line) {
        line.put("code", CodeParts.hex(operation.code()));
        line.put("device", CodeParts.device(operation.code()));
        line.put("function", ControlCode.function(operation.code()));
        line.put("method", CodeParts.method(operation.code()));
        line.put("access", CodeParts.access(operation.code()));
    }

    private static void addBytes(DeviceCall operation, Map<String, Object> line) {
        line.put("inputBytes", operation.inputLength());
        line.put("input", HexFormat.of().formatHex(operation.input()));
        line.put("inputStructure", operation.inputStructure());
        line.put("inputFields", fields(operation.inputFields()));
        line.put("outputRoom", operation.outputRoom());
        line.put("outputBytes", operation.bytesReturned());
        line.put("output", HexFormat.of().formatHex(operation.output()));
        line.put("outputStructure", operation.outputStructure());
        line.put("outputFields", fields(operation.outputFields()));
    }

    private static List<Map<String, Object>> fields(List<StructureField> fields) {
        return fields.stream().map(DeviceCallWriter::field).toList();
    }

    private static Map<String, Object> field(StructureField field) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("name", field.name());
        line.put("offset", field.offset());
        line.put("size", field.size());
        line.put("value", field.value());
        line.put("meaning", field.meaning());
        return line;
    }
}
