package dev.tidemark.volume;

import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.Layouts;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Layout;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.SourceInfo;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A field's value as text, and what it says here.
 *
 * @param value a number, or hex for masks and ids
 * @param meaning empty when there is no more to say
 */
record StructureWords(String value, String meaning) {

    private static final String KEY = "structure.";

    /** Sizes, whose number is worth reading with its thousands marked. */
    private static final Set<String> BYTES = Set.of(
            "MaximumSize",
            "AllocationDelta",
            "RangeTrackChunkSize",
            "RangeTrackFileSizeThreshold",
            "ChunkSize",
            "FileSizeThreshold",
            "MftValidDataLength");

    /** The field of a structure that a control code takes or gives. */
    static StructureWords of(Layout layout, Layout.Field field, ByteBuffer bytes, int at) {
        long number = number(bytes, at, field.size());
        return switch (field.name()) {
            case "UsnJournalID" -> new StructureWords(hex(number), text("UsnJournalID"));
            case "VolumeSerialNumber" -> new StructureWords(hex(number), "");
            case "StartFileReferenceNumber", "NextFileReferenceNumber" -> reference(FileId.of64(number));
            case "ReasonMask" -> new StructureWords(Flags.hex((int) number), reasons((int) number));
            case "UsnSourceInfo" -> source((int) number, bytes, at - field.offset(), layout);
            case "HandleInfo" -> flags((int) number, HandleInfo.values());
            case "VolumeHandle" ->
                new StructureWords(hex(number), text(number == 0 ? "VolumeHandle.none" : "VolumeHandle"));
            case "DeleteFlags" -> new StructureWords(Flags.hex((int) number), deletion((int) number));
            case "VolumeFlags" -> volumeFlags((int) number, layout);
            case "FlagMask" -> flags((int) number, PersistentState.Flag.values());
            case "Flags" -> new StructureWords(Flags.hex((int) number), tracking(number));
            case "BytesToWaitFor" -> new StructureWords(Long.toString(number), waiting(number));
            case "Timeout" -> new StructureWords(Long.toString(number), text(number == 0 ? "Timeout.none" : "Timeout"));
            case "ReturnOnlyOnClose" ->
                new StructureWords(Long.toString(number), text(number == 0 ? "no" : "onlyClosed"));
            default -> new StructureWords(Long.toString(number), plain(field.name(), number));
        };
    }

    /** A field of the record that {@code FSCTL_READ_FILE_USN_DATA} returns: it leaves time, reason and source empty. */
    static StructureWords ofFileData(Layout.Field field, ByteBuffer bytes) {
        int at = field.offset();
        return switch (field.name()) {
            case "TimeStamp", "Reason", "SourceInfo" -> new StructureWords("", text("leftEmpty"));
            case "FileReferenceNumber", "ParentFileReferenceNumber" ->
                reference(new FileId(field.size() == 16 ? bytes.getLong(at + 8) : 0, bytes.getLong(at)));
            case "FileAttributes" -> flags(bytes.getInt(at), FileAttribute.values());
            case "Usn" ->
                new StructureWords(
                        Long.toString(bytes.getLong(at)), text(bytes.getLong(at) == 0 ? "noUsn" : "lastUsn"));
            default -> new StructureWords(Long.toString(number(bytes, at, field.size())), "");
        };
    }

    /** A whole record in a line. */
    static StructureWords ofRecord(ByteBuffer bytes, int at) {
        int version = RecordBytes.majorVersion(bytes, at);
        if (!RecordBytes.isKnown(version)) {
            return new StructureWords(Integer.toString(version), text("laterRecord"));
        }
        FileId file = new FileId(RecordBytes.fileIdHigh(bytes, at), RecordBytes.fileIdLow(bytes, at));
        String name = RecordBytes.hasTimeAndName(version) ? RecordBytes.name(bytes, at) : file.hex();
        String reasons = Reason.labels(RecordBytes.reason(bytes, at));
        String source = SourceInfo.labels(RecordBytes.sourceInfo(bytes, at));
        return new StructureWords(
                Messages.text(KEY + "record", Long.toString(RecordBytes.usn(bytes, at)), name),
                source.isEmpty() ? reasons : reasons + " (" + source + ")");
    }

    private static long number(ByteBuffer bytes, int at, int size) {
        return switch (size) {
            case 2 -> Short.toUnsignedInt(bytes.getShort(at));
            case 4 -> Integer.toUnsignedLong(bytes.getInt(at));
            default -> bytes.getLong(at);
        };
    }

    private static String hex(long number) {
        return JournalField.id(number);
    }

    private static StructureWords reference(FileId id) {
        String meaning = id.fits64()
                ? Messages.text(KEY + "reference", Long.toString(id.recordNumber()), Integer.toString(id.sequence()))
                : "";
        return new StructureWords(id.hex(), meaning);
    }

    private static String reasons(int mask) {
        return mask == -1 ? text("everyReason") : symbols(mask, Reason.values());
    }

    /** The copy to read shares its place with the source information. */
    private static StructureWords source(int value, ByteBuffer bytes, int base, Layout layout) {
        int handleInfo = base + layout.offset("HandleInfo");
        boolean copy = handleInfo + Integer.BYTES <= bytes.limit() && HandleInfo.readsCopy(bytes.getInt(handleInfo));
        return copy
                ? new StructureWords(Integer.toString(value), text("CopyNumber"))
                : flags(value, SourceInfo.values());
    }

    /** Two structures have a field of this name: whether the volume is dirty, and what it keeps of itself. */
    private static StructureWords volumeFlags(int value, Layout layout) {
        return layout == Layouts.FILE_FS_PERSISTENT_VOLUME_INFORMATION
                ? flags(value, PersistentState.Flag.values())
                : new StructureWords(Flags.hex(value), text(value == 0 ? "clean" : "dirty"));
    }

    private static StructureWords flags(int mask, Flag[] all) {
        return new StructureWords(Flags.hex(mask), symbols(mask, all));
    }

    private static String symbols(int mask, Flag[] all) {
        return mask == 0 ? text("noFlags") : Flags.symbols(mask, all).replace("|", " | ");
    }

    private static String deletion(int flags) {
        List<String> words = new ArrayList<>();
        if ((flags & JournalControl.DELETE) != 0) {
            words.add(text("deletes"));
        }
        if ((flags & JournalControl.NOTIFY) != 0) {
            words.add(text("notifies"));
        }
        return words.isEmpty() ? text("noFlags") : String.join(" | ", words);
    }

    private static String waiting(long bytes) {
        return bytes == 0 ? text("BytesToWaitFor.none") : text("BytesToWaitFor");
    }

    private static String tracking(long flags) {
        return text((flags & 1) != 0 ? "tracked" : "untracked");
    }

    /** What a field says wherever it stands; of flags that are there, what they say. */
    static String meaning(String name, OptionalLong value) {
        return name.equals("Flags") && value.isPresent() ? tracking(value.getAsLong()) : text(name);
    }

    /** What a field without flags says: the words of its name, with the number in them where they want it. */
    private static String plain(String name, long number) {
        String key = KEY + name + (number == 0 && Messages.has(KEY + name + ".zero") ? ".zero" : "");
        if (!Messages.has(key)) {
            return "";
        }
        String words = Messages.text(key, number);
        return BYTES.contains(name) ? Messages.text(KEY + "bytes", number, words) : words;
    }

    private static String text(String key) {
        return Messages.text(KEY + key);
    }
}
