package dev.tidemark.act;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/** Stateless. What Tidemark runs from and writes to: a hold on a volume that carries one could hang it. */
public final class OwnFolders {

    private OwnFolders() {}

    /** The program, its runtime, the folder it was started in, the temporary folder and one more. */
    public static List<Path> with(Path captures) {
        List<Path> folders = new ArrayList<>();
        folders.add(captures);
        for (String property : new String[] {"java.home", "java.io.tmpdir", "user.dir"}) {
            String value = System.getProperty(property);
            if (value != null) {
                folders.add(Path.of(value));
            }
        }
        CodeSource program = OwnFolders.class.getProtectionDomain().getCodeSource();
        if (program != null && program.getLocation() != null) {
            try {
                folders.add(Path.of(program.getLocation().toURI()));
            } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
                // A program that does not lie in a file is in its runtime, which is there already.
            }
        }
        return folders;
    }
}
