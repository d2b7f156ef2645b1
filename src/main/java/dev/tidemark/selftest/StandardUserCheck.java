package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.PackedRecords;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.volume.JournalData;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What a standard user may open and read of a volume and its journal. */
final class StandardUserCheck implements Check {

    private static final String ROOT = "\\";
    private static final String LEAVES_OUT = "AssumedWindows.UNPRIVILEGED_READ_LEAVES_NAMES_OUT";
    private static final String NO_NAMES = "no names";
    private static final String NAMES = "names";

    private static final Expected REFUSED =
            Expected.error("AssumedWindows.WITHOUT_RIGHTS", AssumedWindows.WITHOUT_RIGHTS);

    private static final Expected TRAVERSE = AssumedWindows.TRAVERSE_NEEDS_NO_RIGHTS
            ? Expected.success("AssumedWindows.TRAVERSE_NEEDS_NO_RIGHTS")
            : Expected.error("AssumedWindows.TRAVERSE_NEEDS_NO_RIGHTS", AssumedWindows.WITHOUT_RIGHTS);

    private static final Expected LIMITED =
            Expected.successAnd(LEAVES_OUT, AssumedWindows.UNPRIVILEGED_READ_LEAVES_NAMES_OUT ? NO_NAMES : NAMES);

    @Override
    public int number() {
        return 2;
    }

    @FunctionalInterface
    private interface Opening {
        Handle open() throws Win32Exception;
    }

    /** What is asked over a handle. */
    @FunctionalInterface
    private interface Use {
        Observation of(Handle handle);
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        JournalData journal = journalWithRecords(trial);
        Win32Exception refused = refusal(trial);
        if (refused != null) {
            trial.skip("as a standard user", TRAVERSE, Observation.words(refused.code()) + " " + refused.call());
            return;
        }
        Opening traverse = () -> trial.backend().openVolume(trial.volume(), OpenMode.VOLUME_FACTS);
        Opening root = () -> trial.backend().openFile(trial.volume(), ROOT, OpenMode.ROOT_READ);
        Opening read = () -> trial.backend().openVolume(trial.volume(), OpenMode.READ_JOURNAL);
        Use limited = handle -> limited(trial, handle, journal);
        Use query = handle -> Journals.query(trial, handle);
        ask(trial, "GENERIC_READ of the volume", REFUSED, read, handle -> Observation.of(Completion.DONE));
        ask(trial, "TRAVERSE of the volume: QUERY", TRAVERSE, traverse, query);
        ask(trial, "TRAVERSE of the volume: READ", REFUSED, traverse, handle -> all(trial, handle, journal));
        ask(trial, "TRAVERSE of the volume: READ_UNPRIVILEGED", LIMITED, traverse, limited);
        ask(trial, "GENERIC_READ of the root: QUERY", TRAVERSE, root, query);
        ask(trial, "GENERIC_READ of the root: READ_UNPRIVILEGED", LIMITED, root, limited);
    }

    private static JournalData journalWithRecords(Trial trial) throws Win32Exception {
        trial.files().create("read.txt");
        return Journals.now(trial);
    }

    private static @Nullable Win32Exception refusal(Trial trial) {
        try {
            trial.host().asStandardUser(() -> true);
            return null;
        } catch (Win32Exception e) {
            return e;
        }
    }

    private static void ask(Trial trial, String name, Expected expected, Opening opening, Use use) {
        trial.ask(
                name,
                expected,
                () -> trial.host().asStandardUser(() -> {
                    try (Handle handle = trial.keep(opening.open())) {
                        return use.of(handle);
                    }
                }));
    }

    private static Observation all(Trial trial, Handle handle, JournalData journal) {
        return Observation.of(Journals.read(trial, handle, Journals.from(0, journal)));
    }

    /** How many records of the limited read have names; never which. */
    private static Observation limited(Trial trial, Handle handle, JournalData journal) {
        ByteBuffer out = Journals.room(trial);
        Completion done = Journals.read(
                trial, handle, ControlCode.FSCTL_READ_UNPRIVILEGED_USN_JOURNAL, Journals.from(0, journal), out);
        if (!done.ok()) {
            return Observation.of(done);
        }
        int end = Math.clamp(done.bytesReturned(), 0, out.capacity());
        int records = 0;
        int named = 0;
        int step;
        for (int at = Journals.HEADER; (step = PackedRecords.step(out, at, end)) > 0; at += step) {
            records++;
            boolean hasName = RecordBytes.hasTimeAndName(RecordBytes.majorVersion(out, at))
                    && RecordBytes.nameLength(out, at) > 0;
            named += hasName ? 1 : 0;
        }
        String share = named == 0 ? NO_NAMES : named == records ? NAMES : "names in " + named + " of " + records;
        return Observation.of(Observation.words(Win32Error.SUCCESS)).and(share);
    }
}
