package dev.tidemark.path;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One writer; readers see the elements that were set before the owner published their number. Unset elements are 0. */
final class IntColumn {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);
    private static final int SHIFT = 13;
    private static final int SIZE = 1 << SHIFT;

    private volatile int[] @Nullable [] chunks = new int[4][];

    void set(int index, int value) {
        chunkFor(index)[index & SIZE - 1] = value;
    }

    /** Sets an element that readers may look at now; what was written before is seen by who sees this. */
    void publish(int index, int value) {
        ELEMENT.setRelease(chunkFor(index), index & SIZE - 1, value);
    }

    private int[] chunkFor(int index) {
        int chunk = index >>> SHIFT;
        int[] @Nullable [] all = chunks;
        if (chunk >= all.length) {
            all = Arrays.copyOf(all, Math.max(chunk + 1, all.length + (all.length >> 1)));
            chunks = all;
        }
        int[] into = all[chunk];
        if (into == null) {
            into = new int[SIZE];
            all[chunk] = into;
        }
        return into;
    }

    int get(int index) {
        int[] @Nullable [] all = chunks;
        int chunk = index >>> SHIFT;
        int[] from = chunk < all.length ? all[chunk] : null;
        return from == null ? 0 : (int) ELEMENT.getAcquire(from, index & SIZE - 1);
    }
}
