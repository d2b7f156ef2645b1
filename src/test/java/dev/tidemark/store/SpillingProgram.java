package dev.tidemark.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes folders of segments, one after the other, and removes what others left; fails when one of its own goes. */
final class SpillingProgram {

    private static final int FOLDERS = 200;

    private SpillingProgram() {}

    public static void main(String[] args) throws IOException {
        Path temp = Path.of(args[0]);
        SpillLeftovers.removeFrom(temp);
        System.out.write('r');
        System.out.flush();
        System.in.read();
        for (int i = 0; i < FOLDERS; i++) {
            try (SpillFolder folder = new SpillFolder(temp)) {
                Path segment = Files.writeString(folder.segment(0), "records");
                SpillLeftovers.removeFrom(temp);
                if (!Files.readString(segment).equals("records")) {
                    throw new IOException(segment + " was changed");
                }
            }
        }
    }
}
