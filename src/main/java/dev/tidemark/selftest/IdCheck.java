package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.IdForm;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.FileId;
import dev.tidemark.volume.FileUsnData;

/** What opens a file by its id, and what it gets for an id that no file has. */
final class IdCheck implements Check {

    private static final int VERSION = 2;
    private static final int MOST_SEQUENCE = 0xFFFF;
    private static final OpenMode LINK = OpenMode.FACTS.withFlags(OpenMode.FLAG_OPEN_REPARSE_POINT);
    private static final String SAME_FILE = "the same file";
    private static final String TARGET = "the target of the link";
    private static final String ITSELF = "the link itself";
    private static final String ANOTHER = "another file";

    private static final Expected NO_SUCH_ID = Expected.error("AssumedWindows.NO_SUCH_ID", AssumedWindows.NO_SUCH_ID);

    @Override
    public int number() {
        return 23;
    }

    @Override
    public void run(Trial trial) throws Win32Exception {
        FileId live = id(trial, trial.files().create("id.txt"));
        String deletedPath = trial.files().create("deleted.txt");
        FileId deleted = id(trial, deletedPath);
        trial.files().delete(deletedPath);
        FileId wrong = FileId.ntfs(live.recordNumber(), live.sequence() % MOST_SEQUENCE + 1);
        trial.ask("a live id", same("AssumedWindows.NO_SUCH_ID"), () -> opened(trial, live, IdForm.USUAL));
        trial.ask("the id of a file that was deleted", NO_SUCH_ID, () -> opened(trial, deleted, IdForm.USUAL));
        trial.ask("a live id with another sequence number", NO_SUCH_ID, () -> opened(trial, wrong, IdForm.USUAL));
        trial.ask(
                "a live id, 128 bits",
                AssumedWindows.NTFS_TAKES_128_BIT_IDS
                        ? same("AssumedWindows.NTFS_TAKES_128_BIT_IDS")
                        : Expected.error("AssumedWindows.NTFS_TAKES_128_BIT_IDS", AssumedWindows.NO_SUCH_ID),
                () -> opened(trial, live, IdForm.EXTENDED));
        trial.ask(
                "a live id, with the volume for a hint",
                AssumedWindows.VOLUME_IS_A_HINT
                        ? same("AssumedWindows.VOLUME_IS_A_HINT")
                        : Expected.error("AssumedWindows.VOLUME_IS_A_HINT", AssumedWindows.NO_SUCH_ID),
                () -> opened(trial, live, IdForm.HINT_IS_VOLUME));
        link(trial, live);
    }

    private static Expected same(String home) {
        return Expected.words(home, SAME_FILE);
    }

    private static void link(Trial trial, FileId target) {
        String home = "AssumedWindows.IDS_OF_LINKS_LEAD_ON";
        String led = AssumedWindows.IDS_OF_LINKS_LEAD_ON ? TARGET : ITSELF;
        FileId link;
        try {
            link = id(trial, trial.files().link("link.txt", "id.txt"));
        } catch (Win32Exception e) {
            trial.skip("the id of a link", Expected.words(home, led), "no link: " + Observation.words(e.code()));
            return;
        }
        trial.ask("the id of a link", Expected.words(home, led), () -> led(trial, link, target, OpenMode.FACTS));
        trial.ask(
                "the id of a link, with OPEN_REPARSE_POINT",
                Expected.words(home, ITSELF),
                () -> led(trial, link, target, LINK));
    }

    /** Of a link the link's own. */
    private static FileId id(Trial trial, String path) throws Win32Exception {
        try (Handle file = trial.openFile(path, LINK)) {
            return file(trial, file);
        }
    }

    private static FileId file(Trial trial, Handle file) throws Win32Exception {
        return FileUsnData.read(file, trial.backend(), trial.volume(), VERSION).file();
    }

    private static Observation opened(Trial trial, FileId id, IdForm form) throws Win32Exception {
        try (Handle file = trial.keep(trial.backend().openById(trial.volume(), id, OpenMode.FACTS, form))) {
            return Observation.of(file(trial, file).equals(id) ? SAME_FILE : ANOTHER);
        }
    }

    private static Observation led(Trial trial, FileId link, FileId target, OpenMode mode) throws Win32Exception {
        try (Handle file = trial.keep(trial.backend().openById(trial.volume(), link, mode))) {
            FileId there = file(trial, file);
            return Observation.of(there.equals(target) ? TARGET : there.equals(link) ? ITSELF : ANOTHER);
        }
    }
}
