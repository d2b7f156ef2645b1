package dev.tidemark.selftest;

import java.util.List;

/** The checks there are, in the order in which they are made: those that could leave most behind come last. */
final class Checks {

    /** Wants a volume without a journal. */
    static final Check WITHOUT_JOURNAL = new NoJournalCheck();

    /** Want a journal. */
    static final List<Check> WITH_JOURNAL = List.of(
            new OpenCheck(),
            new StandardUserCheck(),
            new WaitCheck(),
            new CancelCheck(),
            new CloseRecordCheck(),
            new MarkCheck(),
            new CallerWidthCheck(),
            new IdCheck(),
            new HolderCheck(),
            new LockCheck(),
            new DismountCheck(),
            new HoldCheck(),
            new HoldCancelCheck());

    private Checks() {}
}
