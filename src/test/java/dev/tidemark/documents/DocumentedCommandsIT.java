package dev.tidemark.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tidemark.field.Citation;
import dev.tidemark.field.RecordIdentity;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.FileTableBytes;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that a page names works as it is written there: what is short runs, in the place that {@link ShortForm} gives
 * its placeholders; of what is long, or for another system, everything is looked up that it names. What is long runs in
 * {@code .ci/run}. Prints each command with its exit code. Builds of its own and benchmarks take minutes, so it runs where the
 * installer is built.
 */
@Tag("shows-house")
@Tag("profile-installer")
@DisabledOnOs(OS.WINDOWS)
class DocumentedCommandsIT {

    private static final int RECORDS = 5000;

    @TempDir
    static Path folder;

    /** What was tried already, by the line and its folder: pages repeat commands. */
    private static final Map<String, Shell.Ended> TRIED = new HashMap<>();

    private static String citation;

    @BeforeAll
    static void journalAndFileTable() throws Exception {
        FileId users = FileId.ntfs(30, 7);
        JournalFile journal = new JournalFile(0);
        for (int i = 0; i < RECORDS; i++) {
            journal.add(Records.v2("report-" + i + ".docx").parent(users));
        }
        byte[] bytes = journal.toBytes();
        Files.write(folder.resolve("$J"), bytes);
        FileTableBytes table = FileTableBytes.withRoot(40);
        table.directory(30, 7, 0)
                .name(FileId.NTFS_ROOT, "Users", FileTableBytes.WIN32_AND_DOS)
                .write();
        Files.write(folder.resolve("$MFT"), table.toBytes());
        Files.writeString(folder.resolve("published"), "");
        ByteBuffer first = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        OptionalLong unknown = OptionalLong.empty();
        long digest = RecordIdentity.digest(first, 0).orElseThrow();
        citation = new Citation(RowKind.RECORD, 0, digest, unknown, unknown, unknown).toString();
    }

    static Stream<DocumentedCommand> commands() {
        return Pages.all().stream().flatMap(page -> DocumentedCommand.in(page).stream());
    }

    @TestFactory
    Stream<DynamicTest> commandsOfTheProgram() {
        return commands()
                .filter(command -> command.starts("tidemark "))
                .map(command -> dynamicTest(command.toString(), () -> runs(command, folder)));
    }

    @TestFactory
    Stream<DynamicTest> shortCommandsOfMaven() {
        return commands()
                .filter(command -> command.starts("mvn "))
                .filter(command -> !MavenCall.of(command.text()).isLong())
                .map(command -> dynamicTest(command.toString(), () -> {
                    assertThat(MavenCall.of(command.text()).isKnown()).isTrue();
                    runs(command, Pages.TOP);
                }));
    }

    /** Maven says nothing of a wrong option -D, and goes on without a profile that it does not find. */
    @TestFactory
    Stream<DynamicTest> longCommandsOfMaven() {
        List<MavenCall> continuous = Pages.text(Pages.TOP.resolve(".ci/run"))
                .lines()
                .filter(line -> line.startsWith("maven "))
                .map(MavenCall::of)
                .toList();
        return commands()
                .filter(command -> command.starts("mvn "))
                .filter(command -> MavenCall.of(command.text()).isLong())
                .map(command -> dynamicTest(command.toString(), () -> {
                    MavenCall call = MavenCall.of(command.text());
                    assertThat(call.isKnown()).isTrue();
                    assertThat(continuous).as(".ci/run runs it").anyMatch(line -> line.includes(call));
                    String said = run(command, call.validating(), Pages.TOP);
                    assertThat(said).contains("BUILD SUCCESS").doesNotContain("could not be activated");
                }));
    }

    @TestFactory
    Stream<DynamicTest> scripts() {
        return commands()
                .filter(command -> command.text().matches("\\S+\\.sh\\b.*|\\.ci/run"))
                .map(command -> dynamicTest(command.toString(), () -> {
                    String name = command.text().replaceFirst(" .*", "");
                    Path place = name.startsWith("./") || !name.contains("/")
                            ? command.page().getParent()
                            : Pages.TOP;
                    Path script = place.resolve(name).normalize();
                    assertThat(script).isExecutable();
                    run(command, "bash -n '" + script + "'", folder);
                }));
    }

    /** The options that its help names on this system; those for Windows are in the help on Windows only. */
    @Test
    void jpackageHasTheOptions() throws Exception {
        DocumentedCommand command =
                commands().filter(any -> any.starts("jpackage ")).findFirst().orElseThrow();
        String help = run(command, "'" + System.getProperty("java.home") + "/bin/jpackage' --help", folder);
        List<String> options = Stream.of(command.text().split("\\s+"))
                .filter(word -> word.startsWith("--") && !word.startsWith("--win-"))
                .toList();
        assertThat(options).isNotEmpty().allSatisfy(option -> assertThat(help).contains(option));
    }

    @Test
    void whatChecksAnInstallerIsWhatItsOwnTestUses() throws Exception {
        Path test = Pages.TOP.resolve("src/test/java/dev/tidemark/installer/InstallerBuildIT.java");
        assertThat(commands().filter(any -> any.starts("osslsigncode "))).allSatisfy(command -> {
            assertThat(command.text()).matches("osslsigncode verify -in …-setup.exe");
            assertThat(Pages.text(test)).contains("\"osslsigncode\", \"verify\"", "\"-in\"");
        });
        Files.writeString(
                folder.resolve("SHA256SUMS"),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  published\n");
        for (DocumentedCommand command :
                commands().filter(any -> any.starts("sha256sum ")).toList()) {
            run(command, command.text(), folder);
        }
    }

    private static void runs(DocumentedCommand command, Path where) throws Exception {
        String line = ShortForm.of(command.text())
                .replace(ShortForm.CITATION, citation)
                .replace(ShortForm.JOURNAL, folder.resolve("$J").toString());
        Path picture = where.resolve("tidemark.png");
        boolean pictured = Files.exists(picture);
        run(command, line, where);
        if (!pictured) {
            Files.deleteIfExists(picture);
        }
    }

    /** What it said; a failure unless it ended with 0. */
    private static String run(DocumentedCommand command, String line, Path where) throws Exception {
        String typed = line.startsWith("mvn ")
                ? line + " '-Dmaven.repo.local=" + System.getProperty("maven.repo.local") + "'"
                : line;
        long start = System.nanoTime();
        Shell.Ended ended = TRIED.get(typed + where);
        if (ended == null) {
            ended = Shell.run(where, Files.createTempFile(folder, "said", ".log"), typed);
            TRIED.put(typed + where, ended);
        }
        String as = line.equals(command.text()) ? "" : "  as: " + line;
        System.out.printf("%d  %4.1f s  %s%s%n", ended.code(), (System.nanoTime() - start) / 1e9, command, as);
        assertThat(ended.code()).as("%s said%n%s", line, ended.said()).isZero();
        return ended.said();
    }
}
