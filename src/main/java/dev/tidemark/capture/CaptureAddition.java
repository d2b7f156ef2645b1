package dev.tidemark.capture;

/** What a person added to a capture, which is kept with it and says nothing of its records. */
public enum CaptureAddition {
    /** Which records were marked, and what was noted of them. */
    MARKS("marks.jsonl", 16 << 20),
    /** What of the program belonged to it: filter, columns, order. */
    SESSION("session.json", 4 << 20);

    private final String part;
    private final int most;

    CaptureAddition(String part, int most) {
        this.part = part;
        this.most = most;
    }

    String part() {
        return part;
    }

    /** The most bytes that are kept. */
    public int most() {
        return most;
    }
}
