package dev.tidemark.testing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes that the constant pool of a class file names: those whose constants were inlined and those that a sealed type
 * permits too, which are in no instruction. Stateless.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se21/html/jvms-4.html#jvms-4.4">The Constant Pool</a>
 */
public final class ClassConstants {

    private static final int UTF8 = 1;
    private static final int CLASS = 7;

    private ClassConstants() {}

    /** Their names as {@link Class#getName} gives them, without arrays. */
    public static Set<String> of(URI file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(file.toURL().openStream()))) {
            in.skipNBytes(8);
            String[] texts = new String[in.readUnsignedShort()];
            Arrays.fill(texts, "");
            BitSet names = new BitSet();
            for (int i = 1; i < texts.length; i++) {
                int tag = in.readUnsignedByte();
                if (tag == UTF8) {
                    texts[i] = in.readUTF();
                } else if (tag == CLASS) {
                    names.set(in.readUnsignedShort());
                } else {
                    in.skipNBytes(length(tag));
                    i += isLong(tag) ? 1 : 0;
                }
            }
            Set<String> classes = new TreeSet<>();
            names.stream()
                    .mapToObj(name -> texts[name])
                    .filter(name -> !name.startsWith("["))
                    .forEach(name -> classes.add(name.replace('/', '.')));
            return classes;
        }
    }

    /** CONSTANT_Long and CONSTANT_Double take two places in the pool. */
    private static boolean isLong(int tag) {
        return tag == 5 || tag == 6;
    }

    private static int length(int tag) {
        return switch (tag) {
            case 5, 6 -> 8;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 15 -> 3;
            case 8, 16, 19, 20 -> 2;
            default -> throw new IllegalArgumentException("constant of kind " + tag);
        };
    }
}
