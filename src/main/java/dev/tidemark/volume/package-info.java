/**
 * What a person does to a volume, in domain words: query and read its journal, its NTFS facts, its file table. Encodes
 * requests and decodes answers over any {@link dev.tidemark.backend.Backend}.
 */
@NullMarked
package dev.tidemark.volume;

import org.jspecify.annotations.NullMarked;
