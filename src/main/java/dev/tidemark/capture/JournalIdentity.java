package dev.tidemark.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Which journal of which volume a bare {@code $J} is, as far as the files tell that were collected with it: the volume's boot sector has
 * its serial number, {@code $Max} the journal's id. Immutable. Pure functions; they read the disk.
 *
 * @param serial the volume's serial number, where it is known
 * @param journalId the journal's id, where it is known
 */
public record JournalIdentity(OptionalLong serial, OptionalLong journalId) {

    private static final Set<String> BOOT = Set.of("boot", "boot.bin", "vbr", "vbr.bin");
    private static final Set<String> MAX =
            Set.of("max", "max.bin", "usnjrnl_max", "usnjrnl-max", "usnjrnl.max", "usnjrnl max", "usnjrnl:max");

    private static final int SECTOR = 512;
    private static final int BOOT_MARK = 0xAA55;
    private static final int SERIAL = 0x48;
    private static final int NAME = 3;
    private static final String NTFS = "NTFS    ";
    private static final int MAX_SIZE = 32;
    private static final int JOURNAL_ID = 16;

    /** What the files beside a journal tell; nothing where there are none, or several and nobody can tell which is meant. */
    public static JournalIdentity beside(Path journal) {
        return new JournalIdentity(
                number(journal, "boot", BOOT, JournalIdentity::serial),
                number(journal, "max", MAX, JournalIdentity::journalId));
    }

    private static OptionalLong number(
            Path journal, String token, Set<String> names, Function<Path, OptionalLong> reading) {
        Path file = FileTableFinder.find(
                journal, token, names, each -> reading.apply(each).isPresent());
        return file == null ? OptionalLong.empty() : reading.apply(file);
    }

    /** The serial number in a boot sector of NTFS; empty when it is none. */
    private static OptionalLong serial(Path boot) {
        ByteBuffer sector = head(boot, SECTOR);
        boolean ntfs = sector.limit() == SECTOR
                && Short.toUnsignedInt(sector.getShort(SECTOR - 2)) == BOOT_MARK
                && NTFS.equals(new String(sector.array(), NAME, NTFS.length(), StandardCharsets.US_ASCII));
        return ntfs ? OptionalLong.of(sector.getLong(SERIAL)) : OptionalLong.empty();
    }

    /** The id in {@code $Max}: its largest size, how much it grows by, its id, and its lowest USN, 8 bytes each. */
    private static OptionalLong journalId(Path max) {
        ByteBuffer fields = head(max, MAX_SIZE + 1);
        boolean sound = fields.limit() == MAX_SIZE
                && fields.getLong(0) > 0
                && fields.getLong(Long.BYTES) >= 0
                && fields.getLong(JOURNAL_ID) != 0
                && fields.getLong(MAX_SIZE - Long.BYTES) >= 0;
        return sound ? OptionalLong.of(fields.getLong(JOURNAL_ID)) : OptionalLong.empty();
    }

    /** The first bytes of a file; none when it cannot be read, or is none. */
    private static ByteBuffer head(Path file, int most) {
        byte[] bytes = {};
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(most);
            } catch (IOException e) {
                // Then it tells nothing.
            }
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
