package dev.tidemark.backend.simulated.model;

/** An open handle of the volume itself; a dismount breaks it. */
public final class ModelHandle {

    final boolean reads;
    final boolean writes;
    boolean broken;

    ModelHandle(boolean reads, boolean writes) {
        this.reads = reads;
        this.writes = writes;
    }

    public boolean isBroken() {
        return broken;
    }
}
