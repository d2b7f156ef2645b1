package dev.tidemark.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the build leaves beside the installer, and what is in it. */
@Tag("shows-installer")
@Tag("profile-installer")
class InstallerFilesIT {

    private static final Path SETUP = Path.of(System.getProperty("tidemark.setup"));
    private static final Path IMAGE = SETUP.resolveSibling("Tidemark");
    private static final long LARGEST = 75_000_000;

    private static String sha256(Path file) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }

    private static Path components() {
        return SETUP.resolveSibling("tidemark-" + System.getProperty("tidemark.version") + "-bom.json");
    }

    private static List<Path> list(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theInstallerIsAtMostSeventyFiveMegabytes() {
        assertThat(SETUP).isRegularFile();
        assertThat(SETUP.toFile().length()).isBetween(10_000_000L, LARGEST);
    }

    @Test
    void theSumsAreThoseOfTheInstallerAndTheComponents() throws Exception {
        assertThat(Files.readAllLines(SETUP.resolveSibling("SHA256SUMS")))
                .containsExactlyInAnyOrder(
                        sha256(SETUP) + "  " + SETUP.getFileName(),
                        sha256(components()) + "  " + components().getFileName());
    }

    @Test
    void everyJarThatIsInstalledIsAComponentWithItsSum() throws Exception {
        String components = Files.readString(components());
        assertThat(components).contains("\"bomFormat\" : \"CycloneDX\"").contains("java-runtime-windows-x64");
        for (Path jar : list(IMAGE.resolve("app/lib"))) {
            if (!jar.getFileName().toString().startsWith("tidemark-")) {
                assertThat(components).as(jar.toString()).contains(sha256(jar));
            }
        }
    }

    @Test
    void everyLibraryIsInTheNoticesAndTheRuntimeKeepsItsOwn() throws Exception {
        String notices = Files.readString(IMAGE.resolve("THIRD-PARTY-NOTICES.txt"));
        for (Path jar : list(IMAGE.resolve("app/lib"))) {
            String name = jar.getFileName().toString().replaceFirst("-\\d.*", "");
            if (!name.equals("tidemark")) {
                assertThat(notices).contains(":" + name + ":");
            }
        }
        assertThat(notices).contains("Temurin-21");
        assertThat(IMAGE.resolve("runtime/NOTICE")).isRegularFile();
        assertThat(IMAGE.resolve("runtime/legal/java.base/LICENSE")).isRegularFile();
        assertThat(IMAGE.resolve("LICENSE.txt")).isRegularFile();
    }

    @Test
    void nativeLibrariesLieUnpackedBesideTheJars() throws Exception {
        assertThat(IMAGE.resolve("app/bin/glass.dll")).isRegularFile();
        assertThat(IMAGE.resolve("app/bin/prism_d3d.dll")).isRegularFile();
        boolean withJna = list(IMAGE.resolve("app/lib")).stream()
                .anyMatch(jar -> jar.getFileName().toString().startsWith("jna-"));
        assertThat(Files.exists(IMAGE.resolve("app/bin/jnidispatch.dll"))).isEqualTo(withJna);
    }

    @Test
    void noOptionOfTheTestsIsInWhatShips() throws Exception {
        assertThat(Files.readString(IMAGE.resolve("app/java.options")))
                .contains("-Djavafx.cachedir=$APP\\bin")
                .contains("-Djna.boot.library.path=$APP\\bin", "-Djna.nounpack=true", "-Djna.nosys=true")
                .doesNotContain("prism.order", "java.security.properties", "Wine");
    }

    @Test
    void programsAndInstallerCarryTheIconAndTheDataOfTheProject() throws Exception {
        String version = System.getProperty("tidemark.version");
        for (Path file : List.of(IMAGE.resolve("Tidemark.exe"), IMAGE.resolve("tidemark-cli.exe"), SETUP)) {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String icon : images(Path.of("icons/tidemark.ico"))) {
                assertThat(content.contains(icon)).as("icon of %s", file).isTrue();
            }
            for (String text : List.of("Tidemark contributors", ". Apache License 2.0.", version)) {
                String wide = new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
                assertThat(content.contains(wide)).as("'%s' in %s", text, file).isTrue();
            }
        }
    }

    /** It runs with all rights of Tidemark, and Windows takes its requests because it is a 32-bit program. */
    @Test
    @Tag("shows-windows")
    void theProgramThatMarksAsA32BitProgramIsOneAndTakesNothingFromElsewhere() throws Exception {
        Path program = IMAGE.resolve("tidemark-mark32.exe");
        assertThat(program.toFile().length()).isBetween(4_000L, 40_000L);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(program)).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getInt(0x3C);
        assertThat(bytes.getShort(header + 4)).as("IMAGE_FILE_MACHINE_I386").isEqualTo((short) 0x14C);
        int subsystem = header + 24 + 68;
        assertThat(bytes.getShort(subsystem)).as("no console of its own").isEqualTo((short) 2);
        assertThat(bytes.getShort(subsystem + 2) & 0x140)
                .as("DYNAMIC_BASE, NX_COMPAT")
                .isEqualTo(0x140);
        String content = Files.readString(program, StandardCharsets.ISO_8859_1);
        assertThat(Pattern.compile("[\\w-]+\\.dll", Pattern.CASE_INSENSITIVE)
                        .matcher(content)
                        .results()
                        .map(found -> found.group().toLowerCase(Locale.ROOT))
                        .distinct())
                // The start-up code asks whether the last one is loaded already, and does not load it.
                .containsExactlyInAnyOrder("kernel32.dll", "advapi32.dll", "msvcrt.dll", "libgcc_s_dw2-1.dll");
        assertThat(content).contains("requestedExecutionLevel level=\"asInvoker\"", "longPathAware");
    }

    /** The bytes of the images in an icon file, of which a program holds each as it is. */
    private static List<String> images(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer icon = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<String> images = new ArrayList<>();
        for (int entry = 6; entry < 6 + 16 * icon.getShort(4); entry += 16) {
            int size = icon.getInt(entry + 8);
            images.add(new String(bytes, icon.getInt(entry + 12), size, StandardCharsets.ISO_8859_1));
        }
        return images;
    }
}
