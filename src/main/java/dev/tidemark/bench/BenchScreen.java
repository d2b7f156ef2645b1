package dev.tidemark.bench;

/** The size of a measured window's content, in pixels. */
public final class BenchScreen {

    public static final int WIDTH = 1400;

    public static final int HEIGHT = 860;

    private BenchScreen() {}
}
