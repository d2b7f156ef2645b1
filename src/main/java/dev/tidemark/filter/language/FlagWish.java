package dev.tidemark.filter.language;

/** What a filter asks of one flag among all that must hold. Immutable; in the order in which clicks go through it. */
public enum FlagWish {
    /** Nothing. */
    OFF,
    /** That it or another of some is set. */
    ANY,
    /** That it is set, with others. */
    ALL,
    /** That it is not set. */
    NONE;

    private static final FlagWish[] VALUES = values();

    /** What a click makes of it. */
    public FlagWish next() {
        return VALUES[(ordinal() + 1) % VALUES.length];
    }
}
