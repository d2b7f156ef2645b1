package dev.tidemark.backend.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;

/** Stateless. Native memory and UTF-16 in it, unit by unit: lone surrogates survive. */
final class NativeText {

    private NativeText() {}

    /** Memory off the heap, zeroed, little-endian. */
    static ByteBuffer memory(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Room for that many UTF-16 units. */
    static ByteBuffer room(int units) {
        return memory(units * Character.BYTES);
    }

    /** The text as Windows takes it, ended by a zero. */
    static ByteBuffer text(String text) {
        ByteBuffer bytes = room(text.length() + 1);
        bytes.asCharBuffer().put(text);
        return bytes;
    }

    /** Where the buffer begins. The buffer must stay reachable while Windows uses it. */
    static long address(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }

    /** Memory that Windows owns, up to the zero that ends the text there, at most that many units. */
    static ByteBuffer at(long address, int most) {
        Pointer text = new Pointer(address);
        int units = 0;
        while (units < most && text.getShort((long) units * Character.BYTES) != 0) {
            units++;
        }
        return text.getByteBuffer(0, (long) units * Character.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The text up to the first zero. */
    static String read(ByteBuffer bytes) {
        return read(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).clear().asCharBuffer());
    }

    private static String read(CharBuffer units) {
        StringBuilder text = new StringBuilder();
        while (units.hasRemaining()) {
            char unit = units.get();
            if (unit == 0) {
                break;
            }
            text.append(unit);
        }
        return text.toString();
    }

    /** Texts one behind the other, each ended by a zero, until an empty one. */
    static List<String> readAll(ByteBuffer bytes) {
        CharBuffer units =
                bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).clear().asCharBuffer();
        List<String> all = new ArrayList<>();
        for (String next = read(units); !next.isEmpty(); next = read(units)) {
            all.add(next);
        }
        return all;
    }
}
