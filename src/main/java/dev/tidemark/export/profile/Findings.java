package dev.tidemark.export.profile;

import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file: counts all, and keeps the first. Not thread-safe. */
final class Findings {

    /** More are only counted. */
    static final int MOST_KEPT = 20;

    /** Longer pieces of a file are cut where they are told. */
    private static final int MOST_TOLD = 60;

    private final List<FileCheck.Finding> kept = new ArrayList<>();
    private long line;
    private long count;

    /** What is found from now on is in that line, counted from 1. */
    void inLine(long number) {
        line = number;
    }

    /**
     * Something is wrong.
     *
     * @param column where in the line, counted from 1
     * @param key of the words, behind {@code check.}
     */
    void add(int column, String key, Object... arguments) {
        count++;
        if (kept.size() < MOST_KEPT) {
            Object[] told = arguments.clone();
            for (int i = 0; i < told.length; i++) {
                told[i] = told[i] instanceof String text ? shortened(text) : told[i];
            }
            kept.add(new FileCheck.Finding(line, column, Messages.text("check." + key, told)));
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_TOLD ? text : text.substring(0, MOST_TOLD) + "…";
    }

    long count() {
        return count;
    }

    List<FileCheck.Finding> kept() {
        return List.copyOf(kept);
    }
}
