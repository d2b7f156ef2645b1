package dev.tidemark.act;

import dev.tidemark.act.Check.About;
import dev.tidemark.act.Check.Fix;
import dev.tidemark.act.Check.Level;
import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Holder;
import dev.tidemark.backend.host.Host;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What stands in the way of an act, looked at before it is tried. Safe from any thread; may wait. */
public final class PreFlight {

    private static final int MOST_NAMED = 8;

    private final Host host;
    private final HeldThings held;
    private final LiveReads reads;
    private final List<Path> ownFolders;

    /**
     * @param ownFolders what Tidemark runs from and writes to: the program, its runtime, captures, the temporary folder
     */
    PreFlight(Host host, HeldThings held, LiveReads reads, List<Path> ownFolders) {
        this.host = host;
        this.held = held;
        this.reads = reads;
        this.ownFolders = ownFolders;
    }

    /** Looks at everything that matters for an act on a volume, the worst first. */
    public List<Check> check(ActKind kind, VolumeFacts volume) {
        List<Check> checks = new ArrayList<>();
        if (volume.isFolder()) {
            add(checks, About.SUBST, Level.STOP, null, volume.name(), OneLine.of(volume.folder()));
            return checks;
        }
        elevation(kind, checks);
        fileSystem(kind, volume, checks);
        switch (kind) {
            case LOCK, DISMOUNT -> {
                // Windows refuses these by itself, which does no harm and is worth seeing.
                windows(volume, Level.WARN, checks);
                device(volume, Level.WARN, checks);
                inUse(kind, volume, checks);
            }
            case HOLD_WRITES -> {
                windows(volume, Level.STOP, checks);
                ownFolders(volume, checks);
                device(volume, Level.STOP, checks);
                boolean copied = host.mayMakeShadowCopy(volume.id());
                add(checks, About.SHADOW_COPY, copied ? Level.WARN : Level.OK, null);
            }
            case CREATE_JOURNAL, DELETE_JOURNAL, TRACK_RANGES -> readOnly(volume, Level.STOP, checks);
            case CLOSE_RECORD -> {
                if (volume.readOnly()) {
                    checks.add(new Check(
                            About.READ_ONLY, Level.WARN, Messages.text("check.READ_ONLY.CLOSE_RECORD"), null));
                } else {
                    readOnly(volume, Level.WARN, checks);
                }
                network(volume, checks);
            }
            case MARK_HANDLE, READ_FILE_USN -> network(volume, checks);
            case QUERY_JOURNAL -> {}
        }
        checks.sort((one, other) -> other.level().compareTo(one.level()));
        return checks;
    }

    /** Whether nothing forbids the act. */
    public static boolean allows(List<Check> checks) {
        return checks.stream().noneMatch(check -> check.level() == Level.STOP);
    }

    private void elevation(ActKind kind, List<Check> into) {
        if (kind == ActKind.MARK_HANDLE) {
            boolean may = host.rights().manageVolume();
            add(into, About.PRIVILEGE, may ? Level.OK : Level.WARN, may ? null : Fix.RESTART_ELEVATED);
        } else if (kind.needsElevation()) {
            boolean may = host.rights().elevated();
            add(into, About.ELEVATION, may ? Level.OK : Level.STOP, may ? null : Fix.RESTART_ELEVATED);
        }
    }

    private static void fileSystem(ActKind kind, VolumeFacts volume, List<Check> into) {
        boolean any = kind == ActKind.LOCK || kind == ActKind.DISMOUNT || kind == ActKind.HOLD_WRITES;
        if (!any && volume.state() == VolumeFacts.State.MOUNTED) {
            // Marks for real time are for file systems that keep none.
            Level without = kind == ActKind.MARK_HANDLE ? Level.WARN : Level.STOP;
            Level level = volume.journalCapable() ? Level.OK : without;
            add(into, About.FILE_SYSTEM, level, null, volume.fileSystem());
        }
    }

    private static void windows(VolumeFacts volume, Level level, List<Check> into) {
        add(into, About.SYSTEM_VOLUME, volume.system() ? level : Level.OK, null);
        add(into, About.PAGE_FILE, volume.pageFile() ? level : Level.OK, null);
    }

    private void ownFolders(VolumeFacts volume, List<Check> into) {
        List<String> there = ownFolders.stream()
                .filter(folder ->
                        host.volumeCarrying(folder).filter(volume.id()::equals).isPresent())
                .map(Path::toString)
                .toList();
        add(into, About.OWN_FOLDERS, there.isEmpty() ? Level.OK : Level.STOP, null, String.join(", ", there));
    }

    private static void device(VolumeFacts volume, Level remote, List<Check> into) {
        if (volume.remote() || AssumedWindows.isDisk(volume)) {
            add(into, About.REMOTE, volume.remote() ? remote : Level.OK, null);
        } else {
            int type = volume.deviceType();
            String key = type == VolumeFacts.DEVICE_TYPE_UNKNOWN ? "check.REMOTE.untold." : "check.REMOTE.type.";
            into.add(new Check(About.REMOTE, remote, Messages.text(key + remote, Integer.toString(type)), null));
        }
        readOnly(volume, Level.WARN, into);
        if (volume.clusterShared()) {
            add(into, About.CLUSTER, Level.WARN, null);
        }
    }

    /** The request stays on this computer. */
    private static void network(VolumeFacts volume, List<Check> into) {
        add(into, About.SMB, volume.remote() ? Level.WARN : Level.OK, null);
    }

    private static void readOnly(VolumeFacts volume, Level level, List<Check> into) {
        add(into, About.READ_ONLY, volume.readOnly() ? level : Level.OK, null);
    }

    private void inUse(ActKind kind, VolumeFacts volume, List<Check> into) {
        boolean reading = reads.of(volume.id()).stream().anyMatch(LiveReading::isReading);
        add(into, About.LIVE_READ, reading ? Level.WARN : Level.OK, reading ? Fix.STOP_READING : null);
        List<Held> ours = held.on(volume.id());
        boolean offline = ours.stream().anyMatch(OfflineVolume.class::isInstance);
        into.add(ownHandles(ours, offline));
        if (!offline) {
            // Nobody else can have a file open on a locked volume, and asking would mount one that is dismounted.
            holders(kind, volume, into);
        }
    }

    /** What took the volume offline has a way back of its own. */
    private static Check ownHandles(List<Held> ours, boolean offline) {
        List<Held> others =
                ours.stream().filter(thing -> !(thing instanceof OfflineVolume)).toList();
        Level level = others.isEmpty() ? Level.OK : Level.WARN;
        if (others.isEmpty()) {
            String words = offline ? "check.OWN_HANDLES.offline" : "check.OWN_HANDLES.OK";
            return new Check(About.OWN_HANDLES, level, Messages.text(words, 0), null);
        }
        String text = Messages.text("check.OWN_HANDLES.WARN", others.size());
        return new Check(About.OWN_HANDLES, level, text, Fix.RELEASE_OURS, others);
    }

    private void holders(ActKind kind, VolumeFacts volume, List<Check> into) {
        try {
            TreeSet<String> names = new TreeSet<>();
            for (Holder holder : others(host, held, volume.id())) {
                boolean volumeHandle = holder.path().isEmpty();
                names.add(named(holder) + (volumeHandle ? "" : " " + volume.name() + holder.path()));
            }
            String text = names.isEmpty()
                    ? Messages.text("check.HOLDERS.OK")
                    : Messages.text("check.HOLDERS." + kind, names.size(), firstOf(names));
            into.add(new Check(About.HOLDERS, names.isEmpty() ? Level.OK : Level.WARN, text, null));
        } catch (Win32Exception e) {
            into.add(new Check(About.HOLDERS, Level.WARN, Messages.text("check.HOLDERS.unknown"), null));
        }
    }

    /**
     * Who has files of a volume open besides Tidemark: its live read and what it holds are told by checks of their own, and
     * whoever asks opens a handle of the volume itself. A file that it has open for other reasons counts.
     */
    static List<Holder> others(Host host, HeldThings held, String volume) throws Win32Exception {
        long ourselves = host.processId();
        boolean explained = !held.on(volume).isEmpty();
        return host.holders(volume).stream()
                .filter(holder -> holder.processId() != ourselves
                        || !explained && !holder.path().isEmpty())
                .toList();
    }

    /** A process by name and number. */
    public static String named(Holder holder) {
        return holder.processId() == 0 ? holder.process() : holder.process() + " (" + holder.processId() + ")";
    }

    private static String firstOf(TreeSet<String> names) {
        String first = String.join(", ", names.stream().limit(MOST_NAMED).toList());
        return names.size() > MOST_NAMED ? first + " …" : first;
    }

    private static void add(List<Check> into, About about, Level level, @Nullable Fix fix, Object... arguments) {
        into.add(new Check(about, level, Messages.text("check." + about + "." + level, arguments), fix));
    }
}
