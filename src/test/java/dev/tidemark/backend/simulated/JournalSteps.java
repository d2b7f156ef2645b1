package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.simulated.BothVolumes.ClientVolume;
import dev.tidemark.backend.simulated.BothVolumes.Outcome;
import dev.tidemark.backend.simulated.model.ModelJournal;
import dev.tidemark.backend.simulated.model.ModelRecord;
import dev.tidemark.testing.TableBytes;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** What a client does to the journal: creates, deletes, queries and reads it. */
final class JournalSteps {

    private static final long MIB = 1 << 20;
    private static final int CLOSE = 0x8000_0000;
    private static final int ALL = -1;
    private static final long TICKS = 10_000_000;
    private static final Instant FILETIME_BEGAN = Instant.parse("1601-01-01T00:00:00Z");

    private final BothVolumes both;
    private final Set<Long> ids = new HashSet<>();
    private SplittableRandom random;
    private long id;
    private int created;

    JournalSteps(BothVolumes both, SplittableRandom random) {
        this.both = both;
        this.random = random;
    }

    void random(SplittableRandom next) {
        random = next;
    }

    void step(ClientVolume one) {
        // A cancelled hold cancels whatever else its handle waits for.
        boolean holds = both.model.isHeldBy(one.model());
        switch (random.nextInt(holds ? 3 : 0, 8)) {
            case 0, 1 -> create(one);
            case 2 -> delete(one);
            case 3, 4 -> query(one);
            case 5 -> read(one, 1 << random.nextInt(16), false);
            case 6 -> read(one, ALL, true);
            default -> read(one, ALL, false);
        }
    }

    void create(ClientVolume one) {
        long size = random.nextInt(10) == 0 ? -1 : (8 + random.nextInt(32)) * MIB;
        long delta = random.nextInt(10) == 0 ? -1 : (1 + random.nextInt(8)) * MIB;
        byte[] in = TableBytes.of("CREATE_USN_JOURNAL_DATA")
                .put("MaximumSize", size)
                .put("AllocationDelta", delta)
                .bytes();
        change(one, "FSCTL_CREATE_USN_JOURNAL", in, () -> both.model.createJournal(one.model(), size, delta));
    }

    private void change(ClientVolume one, String code, byte[] in, Runnable rules) {
        BothVolumes.Act<Completion> real = () -> ClientSteps.send(both, one.real(), code, in, null);
        BothVolumes.ModelAct<Completion, Boolean> ruled = done -> {
            rules.run();
            return true;
        };
        boolean there = BothVolumes.outcome(() -> {
                            both.model.isThere(one.model());
                            return true;
                        })
                        .status()
                == 0;
        if (there) {
            both.change(code, one, real, ruled, (done, expected) -> {});
        } else {
            both.same(code, real, ruled, (done, expected) -> {});
        }
    }

    private void delete(ClientVolume one) {
        int flags = random.nextInt(5);
        boolean matches = random.nextInt(5) != 0;
        knowId(one);
        byte[] in = TableBytes.of("DELETE_USN_JOURNAL_DATA")
                .put("UsnJournalID", matches ? id : id + 1)
                .put("DeleteFlags", flags)
                .bytes();
        String code = "FSCTL_DELETE_USN_JOURNAL";
        Runnable rules = () -> both.model.deleteJournal(one.model(), flags, matches);
        if ((flags & 2) == 0) {
            change(one, code, in, rules);
        } else if (!both.model.isHeld()) {
            notified(one, in, rules);
        }
    }

    /** Before the id is used it is asked for, when there is a new one. */
    private void knowId(ClientVolume one) {
        if (created != both.model.journal().created()) {
            query(one);
        }
    }

    /** Waits for the end of a deletion that is under way. */
    private void notified(ClientVolume one, byte[] in, Runnable rules) {
        String code = "FSCTL_DELETE_USN_JOURNAL";
        both.said.add(code + ", waits for the end");
        ModelJournal journal = both.model.journal();
        Outcome<Boolean> expected = BothVolumes.outcome(() -> {
            rules.run();
            return true;
        });
        BothVolumes.Act<Completion> call = () -> ClientSteps.send(both, one.real(), code, in, null);
        if (expected.status() != 0 || journal.status(both.model.now()) != 1178) {
            both.agree(code, BothVolumes.outcome(call).status(), expected.status());
            return;
        }
        CompletableFuture<Integer> waiting =
                BothVolumes.onItsOwn(() -> BothVolumes.outcome(call).status());
        BothVolumes.await(code, () -> both.backend.counters().waitingCalls() == 1 || waiting.isDone());
        both.agree(code + " waits", waiting.isDone(), false);
        boolean patient = random.nextBoolean();
        if (patient) {
            both.secondsPass(ModelJournal.DELETION);
            both.agree("the journal is gone", both.volume.journal().isActive(), false);
        } else {
            one.real().cancel();
        }
        BothVolumes.await(code, waiting::isDone);
        both.agree(code + " has waited", waiting.join(), patient ? 0 : 995);
    }

    void query(ClientVolume one) {
        String code = "FSCTL_QUERY_USN_JOURNAL";
        ByteBuffer out = both.backend.allocate(TableBytes.size("USN_JOURNAL_DATA_V0"));
        both.same(
                code,
                () -> ClientSteps.send(both, one.real(), code, null, out),
                done -> {
                    both.model.query(one.model());
                    return both.model.journal();
                },
                (done, journal) -> {
                    both.agree("first USN", out.getLong(8), journal.firstUsn());
                    both.agree("next USN", out.getLong(16), journal.nextUsn());
                    both.agree("lowest valid USN", out.getLong(24), journal.firstUsn());
                    both.agree("maximum size", out.getLong(40), journal.maximumSize());
                    both.agree("allocation delta", out.getLong(48), journal.allocationDelta());
                    boolean isNew = created != journal.created();
                    both.agree("a journal id of its own", isNew ? ids.add(out.getLong(0)) : out.getLong(0) == id, true);
                    created = journal.created();
                    id = out.getLong(0);
                });
    }

    /** Reads all that a filter lets through, and compares it record by record. */
    void read(ClientVolume one, int mask, boolean onlyOnClose) {
        knowId(one);
        Handle handle = one.real();
        byte[] in = TableBytes.of("READ_USN_JOURNAL_DATA_V0")
                .put("ReasonMask", mask)
                .put("ReturnOnlyOnClose", onlyOnClose ? 1 : 0)
                .put("UsnJournalID", id)
                .bytes();
        ByteBuffer out = both.backend.allocate(1 << 16);
        String code = "FSCTL_READ_USN_JOURNAL";
        both.same(
                code + " " + Integer.toHexString(mask) + (onlyOnClose ? " on close" : ""),
                () -> ClientSteps.send(both, handle, code, in, out),
                done -> {
                    both.model.query(one.model());
                    return both.model.journal().records();
                },
                (done, records) -> {
                    List<ModelRecord> expected = records.stream()
                            .filter(record ->
                                    (record.reasons() & mask) != 0 && (!onlyOnClose || (record.reasons() & CLOSE) != 0))
                            .toList();
                    compare(decode(out, done.bytesReturned()), expected);
                    both.agree(
                            "the USN to go on with",
                            out.getLong(0),
                            both.model.journal().nextUsn());
                });
    }

    private void compare(List<ModelRecord> records, List<ModelRecord> expected) {
        for (int i = 0; i < Math.min(records.size(), expected.size()); i++) {
            both.agree("record " + i, records.get(i), expected.get(i));
        }
        both.agree("how many records", records.size(), expected.size());
    }

    private List<ModelRecord> decode(ByteBuffer bytes, int length) {
        List<ModelRecord> records = new ArrayList<>();
        for (int at = 8; at < length; at += RecordBytes.length(bytes, at)) {
            both.agree("version", RecordBytes.majorVersion(bytes, at), 2);
            long second = RecordBytes.time(bytes, at) / TICKS + FILETIME_BEGAN.getEpochSecond();
            records.add(new ModelRecord(
                    RecordBytes.usn(bytes, at),
                    RecordBytes.name(bytes, at),
                    RecordBytes.reason(bytes, at),
                    RecordBytes.sourceInfo(bytes, at),
                    RecordBytes.fileIdLow(bytes, at),
                    RecordBytes.parentIdLow(bytes, at),
                    second - both.began.getEpochSecond()));
        }
        return records;
    }
}
