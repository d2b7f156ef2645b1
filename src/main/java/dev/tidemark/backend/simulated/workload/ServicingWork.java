package dev.tidemark.backend.simulated.workload;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import java.util.ArrayDeque;
import java.util.Locale;

/**
 * Installs updates as Windows does, in ways that few other programs know: it stages files where they take over a storage class,
 * links them to their places and removes the links again, replaces files in transactions, and changes what the search indexes
 * together with other attributes. Not thread-safe.
 */
final class ServicingWork implements Workload {

    private static final int MOST = 300;
    private static final int NOT_INDEXED = FileAttribute.ARCHIVE.bit() | FileAttribute.NOT_CONTENT_INDEXED.bit();
    private static final int PLAIN = FileAttribute.NORMAL.bit();

    private final SimulatedFiles files;
    private final PlausibleNames names;
    private final SimulatedFile staging;
    private final SimulatedFile store;
    private final ArrayDeque<SimulatedFile> installed = new ArrayDeque<>();

    ServicingWork(SimulatedFiles files, SimulatedFile parent, PlausibleNames names) {
        this.files = files;
        this.names = names;
        this.store = files.directory(parent, "WinSxS");
        this.staging = files.directory(store, "Temp");
        try (SimulatedOpen open = files.open(staging)) {
            open.storageClass();
        }
    }

    @Override
    public String process() {
        return "TrustedInstaller.exe";
    }

    @Override
    public void step() {
        if (installed.size() < 8) {
            install();
            return;
        }
        switch (names.below(6)) {
            case 0, 1 -> install();
            case 2 -> link();
            case 3 -> replace();
            case 4 -> trace();
            default -> patch();
        }
    }

    /** A file is staged, gets its name in the store, and its attributes by another handle. */
    private void install() {
        SimulatedFile file;
        String name = files.vacant(store, names.type().toLowerCase(Locale.ROOT) + ".dll");
        try (SimulatedOpen open = files.create(staging, files.vacant(staging, names.hex(32) + ".tmp"), NOT_INDEXED)) {
            open.append(4096L * (1 + names.below(60))).write(0, 512).change(Reason.BASIC_INFO_CHANGE);
            open.rename(store, name);
            file = open.file();
        }
        try (SimulatedOpen open = files.open(file)) {
            open.attributes(PLAIN);
        }
        installed.add(file);
        if (installed.size() > MOST) {
            try (SimulatedOpen open = files.open(installed.remove())) {
                open.delete();
            }
        }
    }

    /** A second name for a while. */
    private void link() {
        SimulatedFile file = next();
        String name = files.vacant(staging, names.hex(16) + "_manifest");
        try (SimulatedOpen open = files.open(file)) {
            open.link(staging, name);
        }
        try (SimulatedOpen open = files.open(file)) {
            open.unlink(staging, name);
        }
    }

    /** New files take the places of old ones, all or none. */
    private void replace() {
        SimulatedFile old = installed.remove();
        SimulatedFile kept = next();
        String pending = files.vacant(staging, names.hex(16) + "." + old.name());
        files.transaction()
                .rename(old, staging, pending)
                .change(kept, Reason.SECURITY_CHANGE)
                .create(staging, files.vacant(staging, names.hex(12) + ".cat"), 1 + names.below(9000))
                .change(staging)
                .commit();
        files.transaction().delete(old).commit();
    }

    /** A trace that is not to be indexed: said after it was created, by the handle that writes it. */
    private void trace() {
        String name = files.vacant(staging, "WindowsUpdate." + names.hex(8) + ".etl");
        try (SimulatedOpen open = files.create(staging, name, FileAttribute.ARCHIVE.bit())) {
            open.attributes(NOT_INDEXED).append(4096).delete();
        }
    }

    /** A file is cut, and written across its end by another handle. */
    private void patch() {
        SimulatedFile file = next();
        long half = file.size() / 2;
        try (SimulatedOpen open = files.open(file)) {
            open.truncate(half);
        }
        try (SimulatedOpen open = files.open(file)) {
            open.write(half / 2, half + 1 + names.below(4096));
        }
    }

    private SimulatedFile next() {
        SimulatedFile file = installed.remove();
        installed.add(file);
        return file;
    }
}
