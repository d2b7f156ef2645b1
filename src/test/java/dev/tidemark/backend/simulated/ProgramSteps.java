package dev.tidemark.backend.simulated;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.BothVolumes.Program;
import dev.tidemark.backend.simulated.model.ModelAccess;
import dev.tidemark.backend.simulated.model.ModelFile;
import dev.tidemark.backend.simulated.model.ModelFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import java.util.List;
import java.util.SplittableRandom;

/** What other programs do on the volume. */
final class ProgramSteps {

    static final String FOLDER = "folder";

    private static final List<String> NAMES = List.of(
            "a", "b", "B", "report.txt", "Report.TXT", "übersicht", "a rather long name, to end a page early.dat");
    private static final List<Reason> REASONS =
            List.of(Reason.EA_CHANGE, Reason.SECURITY_CHANGE, Reason.BASIC_INFO_CHANGE, Reason.STREAM_CHANGE);

    private final BothVolumes both;
    private final SplittableRandom random;

    ProgramSteps(BothVolumes both, SplittableRandom random) {
        this.both = both;
        this.random = random;
    }

    static void makeFolder(BothVolumes both) {
        SimulatedFiles files = both.volume.files();
        int attributes = FileAttribute.DIRECTORY.bit();
        both.same(
                "folder",
                () -> files.create(files.root(), FOLDER, attributes),
                open -> both.model.files().create(ModelFiles.ROOT, FOLDER, true, id(open)),
                (open, model) -> {
                    both.counterparts.put(model.file(), open.file());
                    open.close();
                    both.model.files().close(model);
                });
    }

    private static long id(@org.jspecify.annotations.Nullable SimulatedOpen open) {
        return open == null ? 0 : open.file().id().low();
    }

    static String name(SplittableRandom random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    void step() {
        List<Program> idle = both.programs.stream().filter(both::isIdle).toList();
        int kind = random.nextInt(14);
        if (idle.isEmpty() || kind == 0) {
            create();
        } else if (kind <= 2) {
            open();
        } else {
            act(kind, idle.get(random.nextInt(idle.size())));
        }
    }

    private void create() {
        SimulatedFiles files = both.volume.files();
        String name = name(random);
        ModelFile folder = folder();
        long parent = folder == null ? ModelFiles.ROOT : folder.id();
        SimulatedFile directory = folder == null ? files.root() : both.counterparts.get(folder);
        both.change(
                "create " + name,
                new Object(),
                () -> files.create(directory, name, FileAttribute.ARCHIVE.bit()),
                open -> both.model.files().create(parent, name, false, id(open)),
                (open, model) -> {
                    both.counterparts.put(model.file(), open.file());
                    both.programs.add(new Program(open, model));
                });
    }

    /** The directory in one of three cases, else {@code null} for the root. */
    private @org.jspecify.annotations.Nullable ModelFile folder() {
        return random.nextInt(3) == 0 ? both.model.files().find(ModelFiles.ROOT, FOLDER) : null;
    }

    private void open() {
        List<ModelFile> all = both.counterparts.keySet().stream()
                .filter(file -> !file.isDirectory())
                .sorted(java.util.Comparator.comparingLong(ModelFile::id))
                .toList();
        if (all.isEmpty()) {
            create();
            return;
        }
        ModelFile file = all.get(random.nextInt(all.size()));
        ModelAccess access = access(random);
        both.same(
                "program opens " + file.name() + " " + access,
                () -> both.volume.files().open(both.counterparts.get(file), mode(access, 0)),
                open -> both.model.files().open(file, access),
                (open, model) -> both.programs.add(new Program(open, model)));
    }

    static ModelAccess access(SplittableRandom random) {
        boolean writes = random.nextBoolean();
        boolean reads = !writes || random.nextBoolean();
        boolean all = random.nextInt(4) != 0;
        return new ModelAccess(
                reads && random.nextInt(8) != 0, writes, all || random.nextBoolean(), all || random.nextBoolean());
    }

    static OpenMode mode(ModelAccess access, int flags) {
        int asks = (access.reads() ? OpenMode.GENERIC_READ : 0) | (access.writes() ? OpenMode.GENERIC_WRITE : 0);
        int shares =
                (access.sharesReads() ? OpenMode.SHARE_READ : 0) | (access.sharesWrites() ? OpenMode.SHARE_WRITE : 0);
        return new OpenMode(asks, shares, flags, 64);
    }

    private void act(int kind, Program one) {
        SimulatedOpen real = one.real();
        ModelFiles rules = both.model.files();
        long size = one.model().file().size();
        switch (kind) {
            case 3, 4 -> {
                long from = random.nextLong(Math.min(size, 50) + 10);
                long length = 1 + random.nextLong(20);
                change(
                        "write " + from + "+" + length,
                        one,
                        () -> real.write(from, length),
                        () -> rules.write(one.model(), from, length));
            }
            case 5 ->
                change(
                        "append",
                        one,
                        () -> real.append(7),
                        () -> rules.write(one.model(), one.model().file().size(), 7));
            case 6 -> {
                long left = random.nextLong(size + 1);
                change("truncate to " + left, one, () -> real.truncate(left), () -> rules.truncate(one.model(), left));
            }
            case 7 -> {
                Reason reason = REASONS.get(random.nextInt(REASONS.size()));
                change(reason.name(), one, () -> real.change(reason), () -> rules.change(one.model(), reason.bit()));
            }
            case 8 -> rename(one);
            case 9 -> mark(one);
            case 10 -> map(one);
            default -> end(kind, one);
        }
    }

    private void change(String what, Program one, Runnable real, Runnable rules) {
        both.change(
                one.model().file().name() + ": " + what,
                one,
                () -> {
                    real.run();
                    return null;
                },
                nothing -> {
                    rules.run();
                    return null;
                },
                (nothing, none) -> {});
    }

    private void rename(Program one) {
        SimulatedFiles files = both.volume.files();
        ModelFile folder = folder();
        SimulatedFile directory = folder == null ? files.root() : both.counterparts.get(folder);
        long parent = folder == null ? ModelFiles.ROOT : folder.id();
        String name = name(random);
        change(
                "rename to " + (folder == null ? "" : "folder\\") + name,
                one,
                () -> one.real().rename(directory, name),
                () -> both.model.files().rename(one.model(), parent, name));
    }

    private void mark(Program one) {
        int source = random.nextInt(16);
        if (one.model().isLive()) {
            both.said.add(one.model().file().name() + ": program marks " + source);
            one.real().mark(source);
            both.model.files().mark(one.model(), source, 0, 0);
        }
    }

    private void map(Program one) {
        if (one.model().hasSections() && random.nextInt(3) != 0) {
            both.said.add(one.model().file().name() + ": unmap");
            one.real().unmap();
            both.model.files().unmap(one.model());
        } else {
            change("map", one, one.real()::map, () -> both.model.files().map(one.model()));
        }
    }

    private void end(int kind, Program one) {
        if (kind == 11 && random.nextInt(3) == 0) {
            change("delete", one, one.real()::delete, () -> both.model.files().delete(one.model()));
            return;
        }
        both.said.add(one.model().file().name() + ": program closes");
        one.real().close();
        both.model.files().close(one.model());
        both.programs.remove(one);
        while (one.model().hasSections()) {
            both.said.add("    unmap");
            one.real().unmap();
            both.model.files().unmap(one.model());
        }
    }
}
