package dev.tidemark.store;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;

/**
 * Unmaps at once. Windows can neither delete nor replace a file while it is mapped, and Java 21 has no call of its own
 * for it; {@code jdk.unsupported} keeps this one for the purpose. The caller makes sure that nobody reads the buffer
 * any more.
 */
final class Unmapper {

    private static final sun.misc.Unsafe UNSAFE = unsafe();

    private Unmapper() {}

    static void unmap(ByteBuffer buffer) {
        if (buffer instanceof MappedByteBuffer && buffer.isDirect()) {
            UNSAFE.invokeCleaner(buffer);
        }
    }

    private static sun.misc.Unsafe unsafe() {
        try {
            Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (sun.misc.Unsafe) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
