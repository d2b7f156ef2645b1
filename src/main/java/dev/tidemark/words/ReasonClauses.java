package dev.tidemark.words;

import dev.tidemark.history.RecordLife;
import dev.tidemark.history.RecordLife.OtherHalf;
import dev.tidemark.history.RenameHalves;
import dev.tidemark.text.Escapes;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.words.Clause.Kind;
import dev.tidemark.words.Clause.Span;
import java.util.List;
import java.util.Map;

/** What is said of the reasons of a record: a clause for each that is new, and one for those that were set before. */
final class ReasonClauses {

    private static final int CLOSE = Reason.CLOSE.bit();

    /** The attribute that a reason is about, which the record has too. */
    private static final Map<Reason, FileAttribute> ABOUT = Map.of(
            Reason.COMPRESSION_CHANGE, FileAttribute.COMPRESSED,
            Reason.ENCRYPTION_CHANGE, FileAttribute.ENCRYPTED,
            Reason.INDEXABLE_CHANGE, FileAttribute.NOT_CONTENT_INDEXED,
            Reason.REPARSE_POINT_CHANGE, FileAttribute.REPARSE_POINT,
            Reason.INTEGRITY_CHANGE, FileAttribute.INTEGRITY_STREAM);

    private final Clauses clauses;
    private final RecordLife life;
    private final int reasons;

    ReasonClauses(Clauses clauses, RecordLife life) {
        this.clauses = clauses;
        this.life = life;
        this.reasons = clauses.reasons();
    }

    /**
     * @param page whether the rest of the record is told of too, where it says more of a reason
     */
    void add(boolean page) {
        int added = life.added(reasons);
        for (Reason reason : RecordSentence.order()) {
            if (reason.in(added)) {
                addNew(reason, page);
            }
        }
        int unnamed = added & ~Reason.ALL;
        if (unnamed != 0) {
            add(Kind.NEW, "words.new.unnamed", unnamed, Flags.hex(unnamed));
        }
        if (reasons == 0) {
            clauses.add(Kind.NOTE, clauses.words("words.none"), clauses.field("Reason"));
        } else if (added == 0) {
            add(Kind.NOTE, "words.nothingNew", reasons);
        }
        addEarlier();
    }

    private void add(Kind kind, String key, int mask, Object... more) {
        clauses.add(kind, clauses.words(key, more), clauses.reasons(mask));
    }

    private void addNew(Reason reason, boolean page) {
        List<Span> flag = clauses.reasons(reason.bit());
        switch (reason) {
            case RENAME_OLD_NAME, RENAME_NEW_NAME -> addRename(reason, flag);
            case CLOSE -> addClose(flag);
            default -> clauses.add(Kind.NEW, clauses.words("words.new." + reason.name()), List.of(reason), flag);
        }
        FileAttribute about = ABOUT.get(reason);
        if (page && reason == Reason.HARD_LINK_CHANGE) {
            addLinkNote();
        }
        if (page && about != null && clauses.hasName()) {
            String key = about.in(clauses.attributes()) ? "words.attribute.set" : "words.attribute.clear";
            clauses.add(Kind.NOTE, clauses.words(key, about.symbol()), clauses.field("FileAttributes"));
        }
    }

    private void addRename(Reason reason, List<Span> flag) {
        OtherHalf other = life.other();
        String key = "words.new." + reason.name();
        String name = other == null ? "" : Escapes.name(other.name());
        // A record that says both is the old half.
        boolean half = (reason == Reason.RENAME_OLD_NAME) == RenameHalves.isOld(reasons);
        if (other != null && half) {
            boolean renamed = !other.name().equals(RecordBytes.name(clauses.bytes(), clauses.at()));
            if (renamed || other.moved()) {
                key += renamed && other.moved() ? ".both" : renamed ? ".renamed" : ".moved";
            }
        }
        List<Span> spans = Clauses.of(flag, clauses.field("ParentFileReferenceNumber"), clauses.name());
        clauses.add(Kind.NEW, clauses.words(key, name), List.of(reason), spans);
    }

    /** Windows says either with one reason; how it does so tells them apart. */
    private void addLinkNote() {
        if (life.isBeforeKnown() && clauses.hasName()) {
            boolean removed = Reason.CLOSE.in(reasons);
            int seen = Reason.HARD_LINK_CHANGE.bit() | CLOSE;
            add(Kind.NOTE, removed ? "words.note.linkRemoved" : "words.note.linkAdded", seen);
        }
    }

    private void addClose(List<Span> flag) {
        boolean deleted = Reason.FILE_DELETE.in(life.added(reasons));
        String key = "words.new.CLOSE"
                + (!clauses.hasName() ? ".ranges" : reasons == CLOSE ? ".alone" : deleted ? ".deleted" : "");
        clauses.add(Kind.NEW, clauses.words(key), List.of(Reason.CLOSE), flag);
    }

    private void addEarlier() {
        if (life.before() == RecordLife.UNKNOWN && (reasons & ~CLOSE) != 0) {
            add(Kind.SET, "words.before.unknown", reasons);
            return;
        }
        int earlier = life.stillSet(reasons);
        if (earlier != 0) {
            List<Reason> named = RecordSentence.order().stream()
                    .filter(reason -> reason.in(earlier))
                    .toList();
            String said = clauses.words("words.before", RecordSentence.of(earlier));
            clauses.add(Kind.SET, said, named, clauses.reasons(earlier));
        }
    }
}
