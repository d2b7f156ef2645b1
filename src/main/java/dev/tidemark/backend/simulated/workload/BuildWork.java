package dev.tidemark.backend.simulated.workload;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileAttribute;
import java.util.ArrayDeque;

/** Builds a program: class files and objects come, are overwritten and are cleaned away. Not thread-safe. */
final class BuildWork implements Workload {

    private static final int MOST = 1500;

    private final SimulatedFiles files;
    private final PlausibleNames names;
    private final SimulatedFile[] folders;
    private final ArrayDeque<SimulatedFile> outputs = new ArrayDeque<>();

    BuildWork(SimulatedFiles files, SimulatedFile parent, PlausibleNames names) {
        this.files = files;
        this.names = names;
        SimulatedFile target = files.directory(parent, "build");
        folders = new SimulatedFile[] {
            files.directory(target, "classes"), files.directory(target, "generated"), files.directory(target, "obj")
        };
    }

    @Override
    public String process() {
        return "cl.exe";
    }

    @Override
    public void step() {
        if (outputs.size() > MOST || outputs.size() > 20 && names.chance(0.25)) {
            clean(outputs.remove());
        } else if (!outputs.isEmpty() && names.chance(0.4)) {
            rebuild(outputs.remove());
        } else {
            compile();
        }
    }

    private void compile() {
        int kind = names.below(folders.length);
        String name = names.type() + (kind == 2 ? ".obj" : kind == 1 ? ".java" : "$" + names.below(30) + ".class");
        String free = files.vacant(folders[kind], name);
        try (SimulatedOpen open = files.create(folders[kind], free, FileAttribute.ARCHIVE.bit())) {
            open.append(700 + names.below(30_000));
            outputs.add(open.file());
        }
    }

    private void rebuild(SimulatedFile output) {
        try (SimulatedOpen open = files.open(output)) {
            open.truncate(0).append(700 + names.below(30_000));
        }
        outputs.add(output);
    }

    private void clean(SimulatedFile output) {
        try (SimulatedOpen open = files.open(output)) {
            open.delete();
        }
    }
}
