package dev.tidemark.backend.simulated.model;

import java.util.ArrayList;
import java.util.List;

/** A file or directory: its name, who has it open, and what is pending for its close record. */
public final class ModelFile {

    final long id;
    final boolean directory;
    final List<ModelOpen> opens = new ArrayList<>();
    String name;
    long parent;
    long size;
    int sections;
    boolean doomed;
    int pending;
    long lastUsn;

    /** The source that all writers since the last close had in common; -1 before the first. */
    private int common = -1;

    ModelFile(long id, long parent, String name, boolean directory) {
        this.id = id;
        this.parent = parent;
        this.name = name;
        this.directory = directory;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public long parent() {
        return parent;
    }

    public long size() {
        return size;
    }

    public long lastUsn() {
        return lastUsn;
    }

    public boolean isDirectory() {
        return directory;
    }

    boolean inUse() {
        return !opens.isEmpty() || sections > 0;
    }

    boolean hasWriter() {
        return common != -1;
    }

    void written(int source) {
        common &= source;
    }

    int source() {
        return hasWriter() ? common : 0;
    }

    void nothingPending() {
        pending = 0;
        common = -1;
    }
}
