package dev.tidemark.ui.acts.help;

import dev.tidemark.backend.ControlCode;
import dev.tidemark.text.Messages;
import dev.tidemark.words.Statement;
import java.util.List;
import java.util.Locale;

/**
 * What the public reference says of a request: what it does in Windows, who else sends it, what a filter driver does with
 * it, which handle and rights it takes, and where it works. Immutable.
 */
public enum ReferencePage {
    LOCK(ControlCode.FSCTL_LOCK_VOLUME, Support.ON_CSV_WITH_COMMENT, ReferencePage.WIN32),
    DISMOUNT(ControlCode.FSCTL_DISMOUNT_VOLUME, Support.ON_CSV_WITH_COMMENT, ReferencePage.WIN32),
    UNLOCK(ControlCode.FSCTL_UNLOCK_VOLUME, Support.ON_CSV_WITH_COMMENT, ReferencePage.WIN32),
    HOLD(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES, Support.NOT_STATED, ReferencePage.DRIVERS),
    MARK(ControlCode.FSCTL_MARK_HANDLE, Support.ON_CSV, ReferencePage.WIN32),
    CLOSE_RECORD(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD, Support.ON_CSV, ReferencePage.WIN32),
    FILE_USN(ControlCode.FSCTL_READ_FILE_USN_DATA, Support.ON_CSV, ReferencePage.WIN32),
    QUERY_JOURNAL(ControlCode.FSCTL_QUERY_USN_JOURNAL, Support.ON_CSV, ReferencePage.WIN32),
    CREATE_JOURNAL(ControlCode.FSCTL_CREATE_USN_JOURNAL, Support.ON_CSV, ReferencePage.WIN32),
    DELETE_JOURNAL(ControlCode.FSCTL_DELETE_USN_JOURNAL, Support.ON_CSV, ReferencePage.WIN32),
    TRACK_RANGES(ControlCode.FSCTL_USN_TRACK_MODIFIED_RANGES, Support.NOT_STATED, ReferencePage.WIN32);

    private static final String WIN32 = "https://learn.microsoft.com/windows/win32/api/winioctl/ni-winioctl-";
    private static final String DRIVERS = "https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/ni-ntifs-";

    private final ControlCode code;
    private final Support support;
    private final String site;

    ReferencePage(ControlCode code, Support support, String site) {
        this.code = code;
        this.support = support;
        this.site = site;
    }

    /** What is said of each request, in this order. */
    public enum Section {
        DOES,
        SENDERS,
        FILTERS,
        HANDLE,
        RIGHTS;

        /** Its heading. */
        public String title() {
            return Messages.text("reference.section." + name());
        }
    }

    /** The request. */
    public ControlCode code() {
        return code;
    }

    /** The request by name and number. */
    public String title() {
        return String.format(Locale.ROOT, "%s  0x%08X", code.name(), code.value());
    }

    /** What the page's table says. */
    public Support support() {
        return support;
    }

    /** What a section says, sentence by sentence. */
    public List<Statement> statements(Section section) {
        return Statement.all(Messages.text("reference." + name() + "." + section.name()));
    }

    /** What stands below the page's table, and what is known instead where it has none. */
    public List<Statement> supportComment() {
        return Statement.all(Messages.text("reference." + name() + ".SUPPORT"));
    }

    /** Where the page is. */
    public String address() {
        return site + code.name().toLowerCase(Locale.ROOT);
    }
}
