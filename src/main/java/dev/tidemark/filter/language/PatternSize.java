package dev.tidemark.filter.language;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells how many instructions a regular expression can have at most once its repeats are written out, without writing them out.
 * Takes what is no pattern too. Not thread-safe; used once.
 */
final class PatternSize {

    /** No sum grows beyond it. */
    private static final long MUCH = 1L << 40;

    private static final int MOST_DIGITS = 9;

    /** What a group, or the whole, comes to so far: all but its last part, which a repeat may still follow. */
    private static final class Sum {
        private long before;
        private long last;

        void next(long size) {
            before = Math.min(MUCH, before + last);
            last = size;
        }

        void repeat(long times) {
            last = Math.min(MUCH, Math.max(1, last) * Math.max(1, times) + times + 1);
        }

        long all() {
            return Math.min(MUCH, before + last);
        }
    }

    private final String pattern;
    private final Deque<Sum> open = new ArrayDeque<>();
    private Sum sum = new Sum();
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        return new PatternSize(pattern).all();
    }

    private long all() {
        while (at < pattern.length()) {
            step();
        }
        long size = sum.all();
        for (Sum each : open) {
            size = Math.min(MUCH, size + each.all());
        }
        return size;
    }

    private void step() {
        char c = pattern.charAt(at++);
        switch (c) {
            case '(' -> {
                sum.next(0);
                open.push(sum);
                sum = new Sum();
            }
            case ')' -> close();
            case '|' -> sum.next(1);
            case '*', '+', '?' -> sum.repeat(1);
            case '{' -> braces();
            case '[' -> {
                skipClass();
                sum.next(1);
            }
            case '\\' -> escape();
            default -> sum.next(1);
        }
    }

    private void close() {
        long inside = sum.all() + 2;
        if (!open.isEmpty()) {
            sum = open.pop();
        }
        sum.last = inside;
    }

    /** {@code {3}}, {@code {3,}} or {@code {3,5}}; any other brace stands for itself. */
    private void braces() {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 ? "" : pattern.substring(at, end);
        if (!inside.matches("\\d+(,\\d*)?")) {
            sum.next(1);
            return;
        }
        at = end + 1;
        long most = 1;
        for (String number : inside.split(",")) {
            most = Math.max(most, number.length() > MOST_DIGITS ? MUCH : Long.parseLong(number));
        }
        sum.repeat(most);
    }

    private void skipClass() {
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            first = false;
            if (pattern.startsWith("[:", at) && pattern.indexOf(":]", at) > 0) {
                at = pattern.indexOf(":]", at) + 2;
            } else {
                at += pattern.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
    }

    private void escape() {
        if (at >= pattern.length()) {
            return;
        }
        char c = pattern.charAt(at++);
        if (c == 'Q') {
            int end = pattern.indexOf("\\E", at);
            int to = end < 0 ? pattern.length() : end;
            for (; at < to; at++) {
                sum.next(1);
            }
            at = end < 0 ? to : end + 2;
            return;
        }
        boolean named = "pPx".indexOf(c) >= 0 && at < pattern.length() && pattern.charAt(at) == '{';
        if (named && pattern.indexOf('}', at) > 0) {
            at = pattern.indexOf('}', at) + 1;
        }
        sum.next(1);
    }
}
