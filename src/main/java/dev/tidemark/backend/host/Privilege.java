package dev.tidemark.backend.host;

/**
 * Privileges that acts on volumes need; a token may hold them disabled.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/secauthz/privilege-constants">Privilege Constants</a>
 */
public enum Privilege {
    /** Sets source information on behalf of a volume, and manages volumes. */
    MANAGE_VOLUME("SeManageVolumePrivilege"),
    /** Opens files whatever their access control list says. */
    BACKUP("SeBackupPrivilege");

    private final String windowsName;

    Privilege(String windowsName) {
        this.windowsName = windowsName;
    }

    /** The name that Windows gives it. */
    public String windowsName() {
        return windowsName;
    }
}
