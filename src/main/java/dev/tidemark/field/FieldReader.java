package dev.tidemark.field;

import dev.tidemark.path.FilePath;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Reads a field's value from a record that has the field. Safe from any thread; numbers and identifiers make no object. */
public sealed interface FieldReader {

    /** A number of up to 64 bits: what is unsigned in fewer bits is never negative. */
    non-sealed interface Numbers extends FieldReader {
        long number(RecordView view);
    }

    /** An identifier of up to 128 bits, in two unsigned halves. */
    record Ids(Numbers high, Numbers low) implements FieldReader {

        /** The identifier as a value of its own. */
        public FileId id(RecordView view) {
            return new FileId(high.number(view), low.number(view));
        }
    }

    /** Text. */
    non-sealed interface Texts extends FieldReader {
        String text(RecordView view);
    }

    /**
     * Text in a record's bytes, as UTF-16LE; read there where it need not become a string.
     *
     * @param offset where it starts, in bytes from the start of the record
     * @param length its length, in bytes
     */
    record Utf16(Bits offset, Bits length) implements Texts {

        /** Where it starts in the view's bytes. */
        public int from(RecordView view) {
            return view.position() + offset.bits(view.bytes(), view.position());
        }

        /** How many code units it has. */
        public int count(RecordView view) {
            return length.bits(view.bytes(), view.position()) >> 1;
        }

        @Override
        public String text(RecordView view) {
            return dev.tidemark.usn.Utf16.text(view.bytes(), from(view), count(view));
        }
    }

    /** A number in a record's bytes. */
    interface Bytes {
        long number(ByteBuffer bytes, int at);
    }

    /** 32 bits in a record's bytes. */
    interface Bits {
        int bits(ByteBuffer bytes, int at);
    }

    static Numbers number(Bytes read) {
        return view -> read.number(view.bytes(), view.position());
    }

    /** 32 bits that are a number from 0 on. */
    static Numbers unsigned(Bits read) {
        return view -> Integer.toUnsignedLong(read.bits(view.bytes(), view.position()));
    }

    static Ids id(Bytes high, Bytes low) {
        return new Ids(number(high), number(low));
    }

    /** Text of a path, for a field that only records with a path have. */
    static Texts ofPath(Function<FilePath, String> read) {
        return view -> {
            FilePath path = view.path();
            return path == null ? "" : read.apply(path);
        };
    }

    /** A number of a path, for a field that only records with a path have. */
    static Numbers numberOfPath(ToLongFunction<FilePath> read) {
        return view -> {
            FilePath path = view.path();
            return path == null ? 0 : read.applyAsLong(path);
        };
    }
}
