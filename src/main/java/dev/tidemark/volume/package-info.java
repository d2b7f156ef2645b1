/**
 * What a person does to a volume, in domain words: query, read, create and delete its journal, its NTFS facts, its file
 * table; force a close record, mark a handle, lock and dismount, flush and hold. Encodes requests and decodes answers over
 * any {@link dev.tidemark.backend.Backend}.
 */
@NullMarked
package dev.tidemark.volume;

import org.jspecify.annotations.NullMarked;
