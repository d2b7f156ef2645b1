package dev.tidemark.backend.simulated.model;

/** One open of a file. A mark belongs to it and ends with it. */
public final class ModelOpen {

    final ModelFile file;
    final ModelAccess access;
    int source;
    int sections;
    boolean forbidsWrites;

    /** Neither closed nor broken by a dismount. */
    boolean live = true;

    ModelOpen(ModelFile file, ModelAccess access) {
        this.file = file;
        this.access = access;
    }

    public ModelFile file() {
        return file;
    }

    public ModelAccess access() {
        return access;
    }

    public boolean isLive() {
        return live;
    }

    public boolean forbidsWrites() {
        return forbidsWrites;
    }

    public boolean hasSections() {
        return sections > 0;
    }
}
