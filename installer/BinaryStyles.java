import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/**
 * Makes the binary form of style sheets, which JavaFX looks for first: to parse the text takes a window that opens several times as long.
 * Run by folder.xml, as a file: {@code java BinaryStyles.java FROM TO}.
 */
final class BinaryStyles {

    private BinaryStyles() {}

    public static void main(String[] args) throws IOException {
        Path from = Path.of(args[0]);
        Path to = Path.of(args[1]);
        for (String name : names(from)) {
            Path binary = to.resolve(name.substring(0, name.length() - ".css".length()) + ".bss");
            Files.createDirectories(binary.getParent());
            Stylesheet.convertToBinary(from.resolve(name).toFile(), binary.toFile());
        }
    }

    /** In one order on every machine: JavaFX numbers classes as it meets them, and writes them by their numbers. */
    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".css"))
                    .sorted()
                    .toList();
        }
    }
}
