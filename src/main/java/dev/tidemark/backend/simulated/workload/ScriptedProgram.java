package dev.tidemark.backend.simulated.workload;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ScriptedWorkloads;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.WorkloadScript;
import dev.tidemark.backend.WorkloadStep;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program that does what a {@link WorkloadScript} says, on a simulated volume. Used by one thread, but for {@link #stop}. What it has
 * open is closed when it ends, as the system does it.
 */
public final class ScriptedProgram implements ScriptedWorkloads.Prepared {

    private static final String ITSELF = "workload";
    private static final String ANOTHER = "Editor";
    private static final OpenMode SHARED =
            new OpenMode(OpenMode.GENERIC_READ | OpenMode.GENERIC_WRITE, OpenMode.SHARE_ALL, 0, 64);

    /** What a process ends with that was killed. */
    private static final int KILLED = 1;

    private final SimulatedVolume volume;
    private final SimulatedFiles files;
    private final WorkloadScript script;
    private final Map<String, SimulatedOpen> opens = new LinkedHashMap<>();
    private final List<SimulatedOpen> kept = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private ScriptedProgram(SimulatedVolume volume, WorkloadScript script) {
        this.volume = volume;
        this.files = volume.files();
        this.script = script;
    }

    /**
     * One that finds what its script wants to find.
     *
     * @throws Win32Exception if that cannot be made
     */
    public static ScriptedProgram prepared(SimulatedVolume volume, WorkloadScript script) throws Win32Exception {
        ScriptedProgram program = new ScriptedProgram(volume, script);
        try {
            program.perform(script.before());
            return program;
        } catch (Win32Exception e) {
            program.close();
            throw e;
        }
    }

    @Override
    public int run() throws Win32Exception {
        return perform(script.steps());
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public void close() {
        stop();
        kept.forEach(SimulatedOpen::close);
        kept.clear();
    }

    private int perform(List<WorkloadStep> steps) throws Win32Exception {
        try {
            for (WorkloadStep step : steps) {
                if (stopped.getCount() == 0) {
                    return KILLED;
                }
                switch (step.verb()) {
                    case EXIT -> {
                        return (int) step.first();
                    }
                    case PAUSE -> pause(step.first());
                    default -> act(step);
                }
            }
            return 0;
        } finally {
            opens.values().forEach(SimulatedOpen::close);
            opens.clear();
        }
    }

    private void pause(long millis) {
        try {
            stopped.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    private void act(WorkloadStep step) throws Win32Exception {
        try {
            onFile(step);
        } catch (SimulatedRefusal e) {
            String what = step.path().isEmpty() ? step.handle() : step.path();
            throw e.of(step.verb().word(), what + " (" + script.name() + ":" + step.line() + ")");
        }
    }

    private void onFile(WorkloadStep step) {
        switch (step.verb()) {
            case FOLDER -> {
                if (files.find(step.path()) == null) {
                    files.directory(parent(step), name(step));
                }
            }
            case FILE -> {
                try (SimulatedOpen open = create(step)) {
                    open.append(step.first());
                }
            }
            case CREATE -> keep(step, create(step));
            case OPEN -> keep(step, open(ITSELF, step));
            case KEEP -> kept.add(open(ANOTHER, step));
            case WRITE_BACK -> files.writeBack();
            default -> onOpen(step, open(step));
        }
    }

    private void onOpen(WorkloadStep step, SimulatedOpen open) {
        switch (step.verb()) {
            case CLOSE -> {
                open.close();
                opens.remove(step.handle());
            }
            case WRITE -> open.write(step.first(), step.second());
            case APPEND -> open.append(step.first());
            case TRUNCATE -> open.truncate(step.first());
            case RENAME -> open.rename(parent(step), name(step));
            case DELETE -> open.delete();
            case LINK -> open.link(parent(step), name(step));
            case UNLINK -> open.unlink(parent(step), name(step));
            case MARK -> open.mark((int) step.first());
            case ATTRIBUTES -> open.attributes((int) step.first());
            case CHANGE -> open.change(reason((int) step.first()));
            case MAP -> open.map();
            case WRITE_MAPPED -> open.writeMapped(step.first(), step.second());
            case UNMAP -> open.unmap();
            default -> throw new IllegalStateException(step.verb().word());
        }
    }

    private static Reason reason(int bit) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.bit() == bit)
                .findFirst()
                .orElseThrow();
    }

    private SimulatedOpen create(WorkloadStep step) {
        return files.create(parent(step), name(step), FileAttribute.ARCHIVE.bit());
    }

    private SimulatedOpen open(String program, WorkloadStep step) {
        volume.monitor().lock();
        try {
            return files.openAs(program, found(step.path()), SHARED);
        } finally {
            volume.monitor().unlock();
        }
    }

    private void keep(WorkloadStep step, SimulatedOpen open) {
        SimulatedOpen before = opens.put(step.handle(), open);
        if (before != null) {
            before.close();
        }
    }

    private SimulatedOpen open(WorkloadStep step) {
        SimulatedOpen open = opens.get(step.handle());
        if (open == null) {
            throw new SimulatedRefusal(Win32Error.ERROR_INVALID_HANDLE);
        }
        return open;
    }

    private SimulatedFile parent(WorkloadStep step) {
        int end = step.path().lastIndexOf('\\');
        return end == 0 ? files.root() : found(step.path().substring(0, end));
    }

    private static String name(WorkloadStep step) {
        return step.path().substring(step.path().lastIndexOf('\\') + 1);
    }

    private SimulatedFile found(String path) {
        SimulatedFile file = files.find(path);
        if (file == null) {
            throw new SimulatedRefusal(Win32Error.ERROR_FILE_NOT_FOUND);
        }
        return file;
    }
}
