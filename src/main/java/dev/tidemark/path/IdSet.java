package dev.tidemark.path;

/** One writer, many readers. A set of file ids, 8 to 14 bytes each. */
final class IdSet {

    private final IdIndex index = new IdIndex();

    void add(long high, long low) {
        if (index.find(high, low) < 0) {
            index.add(high, low);
        }
    }

    boolean contains(long high, long low) {
        return index.find(high, low) >= 0;
    }

    int size() {
        return index.size();
    }
}
