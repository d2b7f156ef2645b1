/**
 * A record in words: what it means, from its bytes and from what its life adds to it ({@link dev.tidemark.words.RecordWords}), sentence by
 * sentence, each with the bytes it rests on; and what sets each reason ({@link dev.tidemark.words.ReasonPage}). Written for who learns, and
 * exact for who knows: what Windows does not document is not said, or is called usual.
 */
@NullMarked
package dev.tidemark.words;

import org.jspecify.annotations.NullMarked;
