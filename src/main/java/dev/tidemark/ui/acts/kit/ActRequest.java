package dev.tidemark.ui.acts.kit;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The request that an act sends, as it is shown before it is sent. Immutable.
 *
 * @param code what is sent
 * @param input its input bytes, in hex pairs separated by blanks; empty for none
 * @param fields the fields of the input by name, one line each
 */
public record ActRequest(ControlCode code, String input, List<String> fields) {

    private static final int BYTES_PER_LINE = 16;

    public ActRequest {
        fields = List.copyOf(fields);
    }

    /** A control code without input. */
    public static ActRequest of(ControlCode code) {
        return new ActRequest(code, "", List.of());
    }

    /**
     * A control code with input.
     *
     * @param input all of it, from position 0; little-endian
     * @param layout names its fields; {@code null} for raw bytes
     */
    public static ActRequest of(ControlCode code, ByteBuffer input, @Nullable Layout layout) {
        byte[] bytes = new byte[input.capacity()];
        input.get(0, bytes);
        return new ActRequest(code, hex(bytes), layout == null ? List.of() : fields(layout, bytes));
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += BYTES_PER_LINE) {
            int end = Math.min(bytes.length, at + BYTES_PER_LINE);
            text.append(at == 0 ? "" : "\n");
            text.append(HexFormat.ofDelimiter(" ").formatHex(bytes, at, end));
        }
        return text.toString();
    }

    private static List<String> fields(Layout layout, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<String> lines = new ArrayList<>();
        for (Layout.Field field : layout.fields()) {
            if (field.offset() + field.size() <= bytes.length) {
                lines.add(field.name() + " = " + value(buffer, field));
            }
        }
        return lines;
    }

    private static String value(ByteBuffer bytes, Layout.Field field) {
        return switch (field.size()) {
            case Short.BYTES -> Integer.toString(bytes.getShort(field.offset()));
            case Integer.BYTES -> String.format(Locale.ROOT, "0x%08x", bytes.getInt(field.offset()));
            case Long.BYTES -> String.format(Locale.ROOT, "0x%016x", bytes.getLong(field.offset()));
            default -> field.size() + " B";
        };
    }

    /** The code by name and number. */
    public String title() {
        return String.format(Locale.ROOT, "%s 0x%08X", code.name(), code.value());
    }

    /** What the code is made of: device type, function, method and access. */
    public String parts() {
        int value = code.value();
        return Messages.text(
                "request.parts",
                String.format(Locale.ROOT, "0x%X", ControlCode.deviceType(value)),
                Integer.toString(ControlCode.function(value)),
                Messages.text("request.method." + ControlCode.method(value)),
                Messages.text("request.access." + ControlCode.access(value)));
    }

    /** How long the input is, in words. */
    public String inputWords() {
        int count = input.isEmpty() ? 0 : input.split("\\s").length;
        return count == 0 ? Messages.text("request.input.none") : Messages.text("request.input", count);
    }
}
