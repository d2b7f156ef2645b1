package dev.tidemark.field;

import dev.tidemark.text.Messages;
import java.util.function.Predicate;

/**
 * Something that a record is or is not, as the filter language asks behind {@code is}. Immutable and safe from any thread.
 *
 * @param id the word behind {@code is}, in lower case, for example {@code dir}
 * @param meaning what it says of a record, in one sentence
 * @param ofName whether the name must be read to tell, which takes longer than a place of fixed size
 * @param ofOthers whether other rows must be read to tell: a record that stands alone is not so
 * @param test whether a record is so; a record of a version that cannot tell is not
 */
public record RecordState(String id, String meaning, boolean ofName, boolean ofOthers, Predicate<RecordView> test) {

    /** A state that the words of the program describe. */
    static RecordState own(String id, boolean ofName, Predicate<RecordView> test) {
        return new RecordState(id, Messages.text("state." + id + ".meaning"), ofName, false, test);
    }

    @Override
    public String toString() {
        return "is " + id;
    }
}
