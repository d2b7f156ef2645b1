package dev.tidemark.session;

import dev.tidemark.field.Citation;
import dev.tidemark.field.RecordIdentity;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The marks that there are, and which record has which. Safe from any thread; readers never wait. Each change makes another
 * {@link #edition}: what was found by marks before is found anew.
 */
public final class Marks {

    /** More are not kept. */
    public static final int MOST = 100_000;

    private volatile Known known = new Known(0, new long[0], List.of());

    /** What readers see: marks in the order of their USNs, and these. */
    @SuppressWarnings("ArrayRecordComponent") // never handed out
    private record Known(int edition, long[] usns, List<RecordMark> marks) {

        static Known of(int edition, List<RecordMark> marks) {
            long[] usns = marks.stream().mapToLong(mark -> mark.record().usn()).toArray();
            return new Known(edition, usns, List.copyOf(marks));
        }

        /** The first mark at a USN or behind it. */
        int from(long usn) {
            int at = Arrays.binarySearch(usns, usn);
            while (at > 0 && usns[at - 1] == usn) {
                at--;
            }
            return at < 0 ? -(at + 1) : at;
        }

        /** Whether the mark of an index is of a record at a USN. */
        boolean isAt(int index, long usn) {
            return index < usns.length && usns[index] == usn;
        }
    }

    /** What a record is known by, whatever its source. */
    private record Key(long usn, long digest) {

        static Key of(RecordMark mark) {
            return of(mark.record());
        }

        static Key of(Citation record) {
            return new Key(record.usn(), record.digest());
        }
    }

    /** Another number when the marks have changed. */
    public int edition() {
        return known.edition;
    }

    /** All of them, in the order of their USNs. */
    public List<RecordMark> all() {
        return known.marks;
    }

    /**
     * The mark of a record; {@code null} when it has none.
     *
     * @param bytes little-endian
     * @param at where the record starts
     */
    public @Nullable RecordMark find(ByteBuffer bytes, int at) {
        return find(bytes, at, mark -> true);
    }

    /**
     * As {@link #find(ByteBuffer, int)}, of a record of which it is known where it comes from.
     *
     * @param serial the volume's serial number
     * @param journalId the journal's id
     */
    public @Nullable RecordMark find(ByteBuffer bytes, int at, OptionalLong serial, OptionalLong journalId) {
        return find(bytes, at, mark -> !mark.record().contradicts(serial, journalId));
    }

    private @Nullable RecordMark find(ByteBuffer bytes, int at, Predicate<RecordMark> fits) {
        Known now = known;
        if (now.usns.length == 0 || !RecordBytes.isKnown(RecordBytes.majorVersion(bytes, at))) {
            return null;
        }
        long usn = RecordBytes.usn(bytes, at);
        int candidate = now.from(usn);
        if (!now.isAt(candidate, usn)) {
            return null;
        }
        long digest = RecordIdentity.digest(bytes, at).orElse(-1);
        for (; now.isAt(candidate, usn); candidate++) {
            RecordMark mark = now.marks.get(candidate);
            if (mark.record().digest() == digest && fits.test(mark)) {
                return mark;
            }
        }
        return null;
    }

    /** Those of records whose USNs lie between two, both of these too, in the order of their USNs. */
    public List<RecordMark> between(long first, long last) {
        Known now = known;
        int from = now.from(first);
        int to = last == Long.MAX_VALUE ? now.usns.length : now.from(last + 1);
        return from < to ? now.marks.subList(from, to) : List.of();
    }

    /** Those that go by a name. */
    public List<RecordMark> called(String name) {
        return known.marks.stream().filter(mark -> mark.isCalled(name)).toList();
    }

    /**
     * Puts marks in the places of those of the same records.
     *
     * @return whether there was room for all
     */
    public synchronized boolean putAll(Collection<RecordMark> marks) {
        Map<Key, List<RecordMark>> newer = marks.stream().collect(Collectors.groupingBy(Key::of));
        List<RecordMark> kept = known.marks.stream()
                .filter(old ->
                        newer.getOrDefault(Key.of(old), List.of()).stream().noneMatch(old::isOfSame))
                .toList();
        List<RecordMark> all = Stream.concat(kept.stream(), marks.stream())
                .limit(MOST)
                .sorted(Comparator.comparingLong(mark -> mark.record().usn()))
                .toList();
        known = Known.of(known.edition + 1, all);
        return all.size() == kept.size() + marks.size();
    }

    /** Adds those marks whose records have none: what a person changed goes before what was found in a capture. */
    public synchronized void addMissing(Collection<RecordMark> marks) {
        Map<Key, List<RecordMark>> there = known.marks.stream().collect(Collectors.groupingBy(Key::of));
        putAll(marks.stream()
                .filter(mark ->
                        there.getOrDefault(Key.of(mark), List.of()).stream().noneMatch(mark::isOfSame))
                .toList());
    }

    /** Takes the marks of some records away. */
    public synchronized void removeAll(Collection<Citation> records) {
        Set<Key> gone = records.stream().map(Key::of).collect(Collectors.toSet());
        List<RecordMark> left = known.marks.stream()
                .filter(mark -> !gone.contains(Key.of(mark)))
                .toList();
        known = Known.of(known.edition + 1, left);
    }
}
