package dev.tidemark.ui.inspector;

import dev.tidemark.path.FilePath;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.SourceInfo;
import dev.tidemark.words.RecordSentence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to know of a record first. Immutable.
 *
 * @param name of the file
 * @param sentence what happened to it, and at which time of the day
 * @param time the whole time, in UTC and as it was here
 */
record RecordHeading(String name, String sentence, String time) {

    /** Of what is no record. */
    static final RecordHeading NONE = new RecordHeading("", "", "");

    private static final int EXTENTS_VERSION = 4;

    /** The length of {@code 21:12:46.392}. */
    private static final int TO_MILLIS = 12;

    /** Whether the name has escapes for what cannot be seen. */
    boolean isEscaped() {
        return Escapes.indexIn(name, 0, true) >= 0;
    }

    /**
     * Of a record.
     *
     * @param record the whole record, sound as {@link dev.tidemark.usn.RecordCheck} says
     * @param path where its file was then, {@code null} when nobody knows
     */
    static RecordHeading of(byte[] record, @Nullable FilePath path) {
        ByteBuffer bytes = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        int version = RecordBytes.majorVersion(bytes, 0);
        if (!RecordBytes.isKnown(version)) {
            return NONE;
        }
        String said = said(bytes, version);
        if (!RecordBytes.hasTimeAndName(version)) {
            return new RecordHeading(nameOf(bytes, path), said, Messages.text("inspector.time.none", version));
        }
        long time = RecordBytes.time(bytes, 0);
        String name = Escapes.name(RecordBytes.name(bytes, 0));
        return new RecordHeading(name, Messages.text("inspector.sentence", said, timeOfDay(time)), times(time));
    }

    /** Version 4 records name no file; other records may. */
    private static String nameOf(ByteBuffer bytes, @Nullable FilePath path) {
        if (path != null && !path.name().isEmpty()) {
            return Escapes.name(path.name());
        }
        String id = FileId.hex(RecordBytes.fileIdHigh(bytes, 0), RecordBytes.fileIdLow(bytes, 0));
        return Messages.text("inspector.file", id);
    }

    private static String said(ByteBuffer bytes, int version) {
        String said = RecordSentence.of(RecordBytes.reason(bytes, 0));
        int source = RecordBytes.sourceInfo(bytes, 0);
        if (source != 0) {
            said = Messages.text("inspector.source", said, SourceInfo.labels(source));
        }
        return version == EXTENTS_VERSION
                ? Messages.text("inspector.ranges", said, RecordBytes.extentCount(bytes, 0))
                : said;
    }

    private static String timeOfDay(long filetime) {
        String utc = Filetime.format(filetime, ZoneOffset.UTC, ' ');
        int day = utc.indexOf(' ') + 1;
        return utc.substring(day, day + TO_MILLIS);
    }

    private static String times(long filetime) {
        String utc = Messages.text("inspector.time.utc", Filetime.format(filetime, ZoneOffset.UTC, ' '));
        ZoneId here = ZoneId.systemDefault();
        boolean same = here.getRules().getOffset(Filetime.toInstant(filetime)).equals(ZoneOffset.UTC);
        return same ? utc : utc + "\n" + Messages.text("inspector.local", Filetime.format(filetime, here, ' '), here);
    }
}
