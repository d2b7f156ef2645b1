package dev.tidemark.backend.simulated.model;

/** What an open asks for, and what it lets others ask for. */
public record ModelAccess(boolean reads, boolean writes, boolean sharesReads, boolean sharesWrites) {

    public static final ModelAccess ALL = new ModelAccess(true, true, true, true);

    /** Each must share what the other wants; who wants facts only is in nobody's way. */
    boolean conflictsWith(ModelAccess other) {
        boolean bothWantData = (reads || writes) && (other.reads || other.writes);
        return bothWantData && !(shares(other) && other.shares(this));
    }

    private boolean shares(ModelAccess wanted) {
        return (sharesReads || !wanted.reads) && (sharesWrites || !wanted.writes);
    }
}
