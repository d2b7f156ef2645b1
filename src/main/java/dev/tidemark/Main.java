package dev.tidemark;

import dev.tidemark.text.Version;

/** The composition root. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println("tidemark " + Version.current());
    }
}
