package dev.tidemark.backend.simulated.workload;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedFiles;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Edits documents, and saves them as Word does: under a temporary name that is renamed at the end. Not thread-safe.
 */
final class OfficeWork implements Workload {

    private static final int MOST = 200;

    private final SimulatedFiles files;
    private final PlausibleNames names;
    private final SimulatedFile folder;
    private final List<SimulatedFile> documents = new ArrayList<>();

    OfficeWork(SimulatedFiles files, SimulatedFile folder, PlausibleNames names) {
        this.files = files;
        this.folder = folder;
        this.names = names;
    }

    List<SimulatedFile> documents() {
        return documents;
    }

    @Override
    public String process() {
        return "WINWORD.EXE";
    }

    @Override
    public void step() {
        if (documents.size() < MOST && names.chance(0.3) || documents.isEmpty()) {
            documents.add(create());
        } else {
            save(names.below(documents.size()));
        }
    }

    private SimulatedFile create() {
        try (SimulatedOpen open =
                files.create(folder, files.vacant(folder, names.document()), FileAttribute.ARCHIVE.bit())) {
            open.append(4096L * (1 + names.below(40)));
            open.change(Reason.OBJECT_ID_CHANGE);
            return open.file();
        }
    }

    private void save(int index) {
        SimulatedFile old = documents.get(index);
        String name = old.name();
        int hidden = FileAttribute.ARCHIVE.bit() | FileAttribute.HIDDEN.bit();
        SimulatedOpen owner = files.create(folder, "~$" + name.substring(Math.min(2, name.length() - 1)), hidden);
        owner.append(162);
        SimulatedFile saved;
        try (SimulatedOpen temp =
                files.create(folder, files.vacant(folder, names.officeTemp()), FileAttribute.ARCHIVE.bit())) {
            temp.append(old.size() + names.below(9000)).change(Reason.BASIC_INFO_CHANGE);
            saved = temp.file();
        }
        try (SimulatedOpen open = files.open(old)) {
            open.rename(folder, files.vacant(folder, "~WRL" + names.below(9999) + ".tmp"));
        }
        try (SimulatedOpen open = files.open(saved)) {
            open.rename(folder, name).change(Reason.SECURITY_CHANGE);
        }
        try (SimulatedOpen open = files.open(old)) {
            open.delete();
        }
        owner.delete().close();
        documents.set(index, saved);
    }
}
