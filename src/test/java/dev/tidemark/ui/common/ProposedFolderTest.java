package dev.tidemark.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-window")
class ProposedFolderTest {

    @TempDir
    Path folder;

    private final List<@Nullable File> proposed = new ArrayList<>();
    private File home;
    private File evidence;
    private File out;
    private ProposedFolder proposals;

    @BeforeEach
    void folders() throws Exception {
        home = Files.createDirectory(folder.resolve("home")).toFile();
        evidence = Files.createDirectory(folder.resolve("evidence")).toFile();
        out = Files.createDirectory(folder.resolve("out")).toFile();
        proposals = new ProposedFolder(home);
    }

    /** As a chooser of the toolkit does. */
    private String chooser(@Nullable File from) {
        if (from != null && !from.isDirectory()) {
            throw new IllegalArgumentException("Folder parameter must be a valid folder");
        }
        proposed.add(from);
        return "chosen";
    }

    @Test
    void aFolderThatHasGoneIsForgottenAndWhatIsWrittenIsProposedForTheUsualOne() throws Exception {
        proposals.wasRead(new File(evidence, "$J"));
        proposals.wasWritten(new File(out, "rows.csv"));
        Files.delete(evidence.toPath());
        Files.delete(out.toPath());
        assertThat(proposals.toRead(this::chooser)).isEqualTo("chosen");
        assertThat(proposals.toWrite(this::chooser)).isEqualTo("chosen");
        assertThat(proposed).containsExactly(null, home);
        Files.createDirectory(out.toPath());
        proposals.toWrite(this::chooser);
        assertThat(proposed.getLast()).isEqualTo(home);
    }

    @Test
    void theChooserOpensAlsoWhenTheUsualFolderHasGone() throws Exception {
        Files.delete(home.toPath());
        proposals.toWrite(this::chooser);
        proposals.wasWritten(new File(out, "rows.csv"));
        Files.delete(out.toPath());
        proposals.toWrite(this::chooser);
        proposals.wasRead(new File(evidence, "$J"));
        proposals.wasWritten(new File(evidence, "rows.csv"));
        proposals.toWrite(this::chooser);
        assertThat(proposed).containsExactly(null, null, null);
    }

    @Test
    void nothingIsProposedToBeWrittenWhereEvidenceWasReadFrom() {
        proposals.wasRead(new File(evidence, "$J"));
        proposals.toWrite(this::chooser);
        proposals.wasWritten(new File(evidence, "rows.csv"));
        proposals.toWrite(this::chooser);
        proposals.wasWritten(new File(out, "rows.csv"));
        proposals.toWrite(this::chooser);
        proposals.toRead(this::chooser);
        assertThat(proposed).containsExactly(home, home, out, evidence);
    }

    @Test
    void noChooserIsAskedTwiceWhenNothingIsWrong() {
        proposals.wasRead(new File(evidence, "$J"));
        proposals.toRead(this::chooser);
        assertThat(proposed).containsExactly(evidence);
    }
}
