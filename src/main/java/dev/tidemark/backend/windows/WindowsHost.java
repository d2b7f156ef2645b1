package dev.tidemark.backend.windows;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.EnabledPrivilege;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.host.Privilege;
import dev.tidemark.backend.host.Privileges;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.host.StartUpRisk;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** This computer and this process, as Windows tells of them. Safe from any thread. */
final class WindowsHost implements Host {

    private static final String VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String PERSONALIZE = "Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";

    private final Backend volumes;
    private final Privileges privileges = new Privileges(Token::set);

    WindowsHost(Backend volumes) {
        this.volumes = volumes;
    }

    @Override
    public String name() {
        return Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), "");
    }

    @Override
    public Rights rights() {
        return Token.rights();
    }

    @Override
    public EnabledPrivilege enable(Privilege privilege) {
        return privileges.enable(privilege);
    }

    @Override
    public EnabledPrivilege disable(Privilege privilege) throws Win32Exception {
        Privileges.Before before = Token.set(privilege, false);
        if (before == Privileges.Before.NOT_HELD) {
            return Host.super.disable(privilege);
        }
        return new EnabledPrivilege(true, () -> {
            if (before == Privileges.Before.ENABLED) {
                Token.set(privilege, true);
            }
        });
    }

    @Override
    public <T> T asStandardUser(Work<T> work) throws Win32Exception {
        return StandardUser.run(work);
    }

    @Override
    public String systemVersion() {
        String build = Registry.text(Advapi32.HKEY_LOCAL_MACHINE, VERSION, "CurrentBuildNumber");
        OptionalInt revision = Registry.number(Advapi32.HKEY_LOCAL_MACHINE, VERSION, "UBR");
        String edition = Registry.text(Advapi32.HKEY_LOCAL_MACHINE, VERSION, "EditionID");
        String exact = build.isEmpty() || revision.isEmpty() ? build : build + "." + revision.getAsInt();
        return String.join(" ", Host.super.systemVersion(), exact, edition)
                .strip()
                .replaceAll(" +", " ");
    }

    @Override
    public boolean canRestartElevated() {
        return !Token.elevated();
    }

    @Override
    public void restartElevated() throws Win32Exception {
        ElevatedStart.again();
    }

    @Override
    public List<StartUpRisk> startUpRisks() {
        return Token.elevated() ? SafeStart.concerns() : List.of();
    }

    /** Where that cannot be had, what is written lies in folders of its own, which no other user may write to. */
    @Override
    public Path temporaryFolder() {
        if (!Token.elevated()) {
            return Host.super.temporaryFolder();
        }
        try {
            return ProtectedFolder.make();
        } catch (Win32Exception e) {
            return Host.super.temporaryFolder();
        }
    }

    @Override
    public boolean mayMakeShadowCopy(String volume) {
        return ShadowCopyService.runs();
    }

    @Override
    public Optional<Boolean> prefersDark() {
        OptionalInt light = Registry.number(Advapi32.HKEY_CURRENT_USER, PERSONALIZE, "AppsUseLightTheme");
        return light.isPresent() ? Optional.of(light.getAsInt() == 0) : Optional.empty();
    }

    @Override
    public AllocatedRanges allocatedRanges() {
        return new SparseFile();
    }

    @Override
    public List<Holder> holders(String volume) throws Win32Exception {
        try {
            return holders(volume, OpenMode.VOLUME_FACTS);
        } catch (Win32Exception e) {
            // Nobody found is no answer here: it looks at some files only.
            List<Holder> found = RestartManager.holders(SomeFiles.below(DevicePaths.root(volume)));
            if (found.isEmpty()) {
                throw e;
            }
            return found;
        }
    }

    @Override
    public List<Holder> holders(String volume, OpenMode mode) throws Win32Exception {
        try (Handle handle = volumes.openVolume(volume, mode)) {
            return Holders.of(handle.value(), volume);
        }
    }

    @Override
    public List<Holder> holdersOfFile(String volume, String path) {
        return RestartManager.holders(List.of(DevicePaths.root(volume) + path.replaceFirst("^\\\\", "")));
    }

    @Override
    public Optional<String> volumeCarrying(Path path) {
        String mountPoint = MountPoints.above(path.toAbsolutePath().toString());
        String letter = withoutEnd(mountPoint);
        if (DevicePaths.isLetter(letter)) {
            return Optional.of(letter);
        }
        String own = mountPoint.isEmpty() ? "" : MountPoints.volumeAt(mountPoint);
        return own.isEmpty() ? Optional.empty() : Optional.of(letterOr(own));
    }

    /** A volume that is mounted in a folder may have a letter too, and goes by that. */
    private static String letterOr(String own) {
        return MountPoints.of(own).stream()
                .map(WindowsHost::withoutEnd)
                .filter(DevicePaths::isLetter)
                .findFirst()
                .orElse(own);
    }

    private static String withoutEnd(String root) {
        return root.replaceFirst("\\\\$", "").toUpperCase(Locale.ROOT);
    }
}
