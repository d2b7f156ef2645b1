package dev.tidemark.backend.simulated;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.EnabledPrivilege;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.backend.host.Host;
import dev.tidemark.backend.host.Privilege;
import dev.tidemark.backend.host.Privileges;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.answers.MachineState;
import dev.tidemark.backend.simulated.ntfs.ProcessIds;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The computer that the simulated volumes are in: its rights can be changed, and its folders lie where a test says. Safe from any thread. */
final class SimulatedHost implements Host {

    private static final int WINDOWS_11_24H2 = 26100;

    /** Finds a volume that is not pulled out. */
    interface Volumes {
        SimulatedVolume present(String id) throws Win32Exception;
    }

    private final MachineState machine;
    private final Volumes volumes;
    private final Set<Privilege> enabled = ConcurrentHashMap.newKeySet();
    private final Privileges privileges = new Privileges(this::set);
    private final Map<Path, String> carried = new ConcurrentHashMap<>();

    SimulatedHost(MachineState machine, Volumes volumes) {
        this.machine = machine;
        this.volumes = volumes;
    }

    /** Says that a volume carries a folder of this computer. */
    void carries(String volume, Path folder) {
        carried.put(folder.toAbsolutePath().normalize(), volume);
    }

    @Override
    public Rights rights() {
        return machine.rights();
    }

    /** Acts as the newest Windows does. */
    @Override
    public OptionalInt windowsBuild() {
        return OptionalInt.of(WINDOWS_11_24H2);
    }

    @Override
    public boolean mayMakeShadowCopy(String volume) {
        try {
            return volumes.present(volume).isShadowCopied();
        } catch (Win32Exception e) {
            return false;
        }
    }

    @Override
    public EnabledPrivilege enable(Privilege privilege) {
        return privileges.enable(privilege);
    }

    /** The privileges that are enabled now. */
    Set<Privilege> enabledPrivileges() {
        return Set.copyOf(enabled);
    }

    private Privileges.Before set(Privilege privilege, boolean on) {
        Rights now = rights();
        boolean held = switch (privilege) {
            case MANAGE_VOLUME -> now.manageVolume();
            case BACKUP -> now.backup();
        };
        if (!held) {
            return Privileges.Before.NOT_HELD;
        }
        boolean changed = on ? enabled.add(privilege) : enabled.remove(privilege);
        return changed == on ? Privileges.Before.DISABLED : Privileges.Before.ENABLED;
    }

    @Override
    public EnabledPrivilege disable(Privilege privilege) throws Win32Exception {
        Rights before = rights();
        boolean held = privilege == Privilege.MANAGE_VOLUME ? before.manageVolume() : before.backup();
        if (!held) {
            return Host.super.disable(privilege);
        }
        machine.rights(new Rights(
                before.elevated(),
                before.manageVolume() && privilege != Privilege.MANAGE_VOLUME,
                before.backup() && privilege != Privilege.BACKUP));
        return new EnabledPrivilege(true, () -> machine.rights(before));
    }

    /** The whole process has them, since a simulated machine knows no threads. */
    @Override
    public <T> T asStandardUser(Work<T> work) throws Win32Exception {
        Rights before = rights();
        machine.rights(new Rights(false, false, false));
        try {
            return work.run();
        } finally {
            machine.rights(before);
        }
    }

    @Override
    public String systemVersion() {
        return "Simulated";
    }

    @Override
    public long processId() {
        return ProcessIds.of(SimulatedBackend.OURSELVES);
    }

    @Override
    public List<Holder> holders(String volume) throws Win32Exception {
        return holders(volume, OpenMode.VOLUME_FACTS);
    }

    /** A direct open asks the device, which knows of no file. */
    @Override
    public List<Holder> holders(String volume, OpenMode mode) throws Win32Exception {
        SimulatedVolume on = volumes.present(volume);
        boolean tells = mode.reachesFileSystem() && AssumedWindows.VOLUME_TELLS_HOLDERS;
        List<Holder> all = new ArrayList<>(tells ? on.files().holders() : List.of());
        on.monitor().lock();
        try {
            Holder ours = new Holder(SimulatedBackend.OURSELVES, processId(), "", false);
            all.addAll(Collections.nCopies(on.mount().volumeHandles(), ours));
        } finally {
            on.monitor().unlock();
        }
        return all;
    }

    @Override
    public List<Holder> holdersOfFile(String volume, String path) {
        try {
            return volumes.present(volume).files().holders().stream()
                    .filter(holder -> holder.path().equalsIgnoreCase(path))
                    .toList();
        } catch (Win32Exception e) {
            return List.of();
        }
    }

    @Override
    public Optional<String> volumeCarrying(Path path) {
        Path wanted = path.toAbsolutePath().normalize();
        return carried.entrySet().stream()
                .filter(entry -> wanted.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
