package dev.tidemark.path;

import dev.tidemark.path.KnownDirectories.Entry;
import dev.tidemark.text.Escapes;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes from a directory up to one whose path is known, or the root, or one that is not known, and down again with the path.
 * Not thread-safe; used again. What it finds on the way is remembered, so that neither a circle nor a chain without end is
 * gone through for each file below it.
 */
final class Climb {

    private final PathIndex index;
    private final boolean asks;
    private final KnownDirectories known;
    private final Lookup lookup;
    private final List<Level> levels = new ArrayList<>();
    private int depth;

    /** A directory on the way: its name, and the rows for which that holds. */
    private static final class Level {
        private long high;
        private long low;
        private long from;
        private long to;
        private String name = "";
        private Certainty certainty = Certainty.PARTIAL;
    }

    /**
     * @param asks whether an id that is not known is to be asked of the volume
     * @param known takes what is found
     */
    Climb(PathIndex index, boolean asks, KnownDirectories known) {
        this.index = index;
        this.asks = asks;
        this.known = known;
        this.lookup = new Lookup(index);
    }

    /** The path that a directory had at a row. */
    Directory from(long row, long usn, long high, long low) {
        lookup.at(row, usn);
        depth = 0;
        int chars = 0;
        long atHigh = high;
        long atLow = low;
        // Brent's way to notice a circle: a place is kept that moves on when the way has doubled.
        long markHigh = high;
        long markLow = low;
        int markMoves = 2;
        while (true) {
            Entry entry = known.find(atHigh, atLow, row);
            if (entry != null) {
                return entry.inCircle() && depth > 0
                        ? circle(entry.from(), entry.to())
                        : descend(entry.directory(), entry.from(), entry.to());
            }
            if (PathReader.isRoot(atHigh, atLow)) {
                return descend(new Directory("", index.ofRoot()), 0, Long.MAX_VALUE);
            }
            lookup.find(atHigh, atLow);
            if (!lookup.found || lookup.name.isEmpty() || PathReader.isCutOff(lookup.name)) {
                return unknown(atHigh, atLow);
            }
            chars += pass(atHigh, atLow);
            if (chars > LongPath.MOST_CHARS) {
                return tooLong();
            }
            atHigh = lookup.parentHigh;
            atLow = lookup.parentLow;
            if (atHigh == markHigh && atLow == markLow) {
                return circle(0, Long.MAX_VALUE);
            }
            if (depth == markMoves) {
                markHigh = atHigh;
                markLow = atLow;
                markMoves *= 2;
            }
        }
    }

    /** Keeps the directory that was found; gives how many characters it adds to the path. */
    private int pass(long high, long low) {
        if (depth == levels.size()) {
            levels.add(new Level());
        }
        Level level = levels.get(depth++);
        level.high = high;
        level.low = low;
        level.from = lookup.from;
        level.to = lookup.to;
        level.name = Escapes.inPath(lookup.name);
        level.certainty = lookup.certainty;
        return 1 + level.name.length();
    }

    /** Who asks the volume looks again each time: an id that was not taken to be asked for is wanted again. */
    private Directory unknown(long high, long low) {
        Directory nowhere = nowhere(high, low);
        if (asks) {
            index.ask(high, low);
        } else {
            known.remember(high, low, lookup.from, lookup.to, nowhere);
        }
        return descend(nowhere, lookup.from, lookup.to);
    }

    /**
     * All of them lead into the circle, and none to the root. Each begins its own path then, wherever the way began: one path for
     * one directory, whatever was found out before it.
     */
    private Directory circle(long circleFrom, long circleTo) {
        long from = circleFrom;
        long to = circleTo;
        for (int i = 0; i < depth; i++) {
            from = Math.max(from, levels.get(i).from);
            to = Math.min(to, levels.get(i).to);
        }
        for (int i = depth - 1; i >= 0; i--) {
            Level level = levels.get(i);
            known.rememberInCircle(level.high, level.low, from, to, nowhere(level.high, level.low));
        }
        Level lowest = levels.getFirst();
        return nowhere(lowest.high, lowest.low);
    }

    /** What is above the last one need not be known: the path is cut in any case. */
    private Directory tooLong() {
        return descend(LongPath.top(), 0, Long.MAX_VALUE);
    }

    private Directory descend(Directory top, long topFrom, long topTo) {
        StringBuilder path = new StringBuilder(top.path());
        Certainty certainty = top.certainty();
        long from = topFrom;
        long to = topTo;
        boolean cut = LongPath.isCut(top.path());
        Directory directory = top;
        for (int i = depth - 1; i >= 0; i--) {
            Level level = levels.get(i);
            from = Math.max(from, level.from);
            to = Math.min(to, level.to);
            certainty = certainty.and(level.certainty);
            if (certainty == Certainty.PARTIAL && !level.certainty.isSure() && !cut) {
                // What follows an unknown directory is sure: what is only likely becomes the unknown one.
                path.setLength(0);
                path.append(nowhere(level.high, level.low).path());
            } else {
                path.append('\\').append(level.name);
            }
            cut |= path.length() > LongPath.MOST_CHARS;
            if (i == 0 || !cut && path.length() <= KnownDirectories.USUAL_CHARS) {
                directory = cut
                        ? new Directory(LongPath.cut(path.toString()), Certainty.PARTIAL)
                        : new Directory(path.toString(), certainty);
                known.remember(level.high, level.low, from, to, directory);
            }
        }
        return directory;
    }

    private static Directory nowhere(long high, long low) {
        return new Directory("…\\" + PathReader.unknown(high, low), Certainty.PARTIAL);
    }
}
