package dev.tidemark.words;

import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.RecordLayouts;
import dev.tidemark.words.Clause.Kind;
import dev.tidemark.words.Clause.Span;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Collects the clauses of one record. Not thread-safe. */
final class Clauses {

    private final ByteBuffer bytes;
    private final int at;
    private final int version;
    private final Layout layout;
    private final String first;
    private final String within;
    private final List<Clause> all = new ArrayList<>();

    Clauses(ByteBuffer bytes, int at) {
        this.bytes = bytes;
        this.at = at;
        this.version = RecordBytes.majorVersion(bytes, at);
        this.layout = RecordLayouts.of(version);
        String what = hasName() && FileAttribute.DIRECTORY.in(attributes()) ? "directory" : "file";
        this.first = Messages.text("words.subject." + what + ".first");
        this.within = Messages.text("words.subject." + what);
    }

    List<Clause> all() {
        return List.copyOf(all);
    }

    ByteBuffer bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int version() {
        return version;
    }

    /** Whether the record has a name, a time and attributes. */
    boolean hasName() {
        return RecordBytes.hasTimeAndName(version);
    }

    int reasons() {
        return RecordBytes.reason(bytes, at);
    }

    int attributes() {
        return RecordBytes.attributes(bytes, at);
    }

    // --- words

    /**
     * A sentence.
     *
     * @param more what stands in it for {@code {2}} and behind; {@code {0}} is the file where a sentence begins, and {@code {1}} within one
     */
    String words(String key, Object... more) {
        Object[] arguments = new Object[2 + more.length];
        arguments[0] = first;
        arguments[1] = within;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Messages.text(key, arguments);
    }

    void add(Kind kind, String text, List<Span> spans) {
        add(kind, text, List.of(), spans);
    }

    void add(Kind kind, String text, List<Reason> reasons, List<Span> spans) {
        all.add(new Clause(kind, text, reasons, spans));
    }

    // --- bytes

    /** The bytes of a field; none where this version has no such field. */
    List<Span> field(String name) {
        for (Layout.Field field : layout.fields()) {
            if (field.name().equals(name)) {
                return List.of(new Span(field.offset(), field.size()));
            }
        }
        return List.of();
    }

    /** The bytes of the name. */
    List<Span> name() {
        int size = hasName() ? RecordBytes.nameLength(bytes, at) : 0;
        return size == 0 ? List.of() : List.of(new Span(RecordBytes.nameOffset(bytes, at), size));
    }

    /** The bytes in which the flags of a mask stand. */
    List<Span> reasons(int mask) {
        int from = layout.offset("Reason");
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < Integer.BYTES; i++) {
            if ((mask >>> Byte.SIZE * i & 0xFF) != 0) {
                spans.add(new Span(from + i, 1));
            }
        }
        return spans;
    }

    /** Some spans, one list behind the other. */
    @SafeVarargs
    static List<Span> of(List<Span>... spans) {
        List<Span> joined = new ArrayList<>();
        for (List<Span> some : spans) {
            joined.addAll(some);
        }
        return joined;
    }
}
