package dev.tidemark.capture;

import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the description of a saved capture says. Immutable. Anyone may have written it, so nothing but regular files that
 * lie in the folder itself are opened for it.
 *
 * @param folder where the capture lies
 * @param name what the source was called
 * @param saved when it was saved
 * @param journals its files of records, in order
 * @param rows how many rows that are no records it was saved with, empty when that is not told
 */
record CaptureDescription(Path folder, String name, Instant saved, List<Journal> journals, OptionalLong rows) {

    /** The version of the format that is written; those before it are read too. */
    static final int FORMAT = 2;

    /** When it was saved; captures of earlier versions do not tell. */
    static final String SAVED = "saved";

    /** How many rows that are no records were saved; captures of earlier versions do not tell. */
    static final String ROWS = "rows";

    /** How many records a file of records was saved with. */
    static final String RECORDS = "records";

    private static final String FILE = "file";

    /** Of a description, in bytes: room for thousands of journals. */
    private static final int LARGEST = 1 << 20;

    /**
     * A file of records.
     *
     * @param id the journal's id, empty when it is not known
     * @param complete whether its first records are all that the journal had, whatever their reason
     * @param records how many it was saved with, empty when that is not told
     */
    record Journal(Path file, OptionalLong id, boolean complete, OptionalLong records) {}

    /**
     * Reads a description.
     *
     * @throws IOException if it is damaged, of a format this program does not know, or names a file elsewhere
     */
    static CaptureDescription read(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        JsonFields said = JsonFields.parse(file.toString(), text(file));
        if (folder == null || !said.has("format") || said.number("format") < 1 || said.number("format") > FORMAT) {
            throw new ContentException(Messages.text("capture.format", file));
        }
        List<Journal> journals = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonFields journal : said.objects("journals")) {
            boolean complete = journal.flag(SavedRow.COMPLETE, true);
            Path records = file(folder, journal);
            if (!names.add(records.getFileName().toString().toLowerCase(Locale.ROOT))) {
                throw journal.wrong(FILE);
            }
            journals.add(new Journal(records, journal.hexIfThere("id"), complete, journal.countIfThere(RECORDS)));
        }
        return new CaptureDescription(
                folder,
                said.text("name", folder.toString()),
                saved(file, said),
                List.copyOf(journals),
                said.countIfThere(ROWS));
    }

    /** Where it does not tell, the file itself does, unless it was copied since. */
    private static Instant saved(Path file, JsonFields said) throws IOException {
        try {
            return Instant.parse(said.text(SAVED, ""));
        } catch (DateTimeParseException e) {
            return Files.getLastModifiedTime(file).toInstant();
        }
    }

    private static Path file(Path folder, JsonFields journal) throws IOException {
        String name = journal.text(FILE);
        boolean bare = !name.isEmpty() && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
        try {
            if (bare && Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                return folder.resolve(name);
            }
        } catch (InvalidPathException e) {
            // No file of this system can be called so.
        }
        throw journal.wrong(FILE);
    }

    /**
     * Looks at the rows that are no records: what cannot be read is refused before anything of it is shown. Reads the disk.
     *
     * @return how many there are, -1 when there is no file of them
     * @throws IOException if the file is no such file, or a row stands before the one before it
     */
    long checkRows() throws IOException {
        try (SavedRows rows = openRows()) {
            while (rows != null && rows.next() != null) {
                // Looked at already.
            }
            return rows == null ? -1 : rows.count();
        }
    }

    /** The files that it describes, those that there are: the rows that are no records, and the journals in order. */
    List<Path> files() {
        List<Path> files = new ArrayList<>();
        if (Files.exists(folder.resolve(CaptureFolder.ROWS))) {
            files.add(folder.resolve(CaptureFolder.ROWS));
        }
        journals.forEach(journal -> files.add(journal.file()));
        return files;
    }

    /** Opens the rows that are no records; {@code null} when there is no file of them. */
    @Nullable
    SavedRows openRows() throws IOException {
        return SavedRows.open(folder.resolve(CaptureFolder.ROWS), journals.size());
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ContentException(Messages.text("capture.elsewhere", file));
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ContentException(Messages.text("capture.large", file, LARGEST));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ContentException(Messages.text("capture.not.text", file), e);
        }
    }
}
