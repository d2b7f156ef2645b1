/**
 * Decoding of the master file table of NTFS, {@code $MFT}: file records, their fixups, and the names of files. Pure
 * functions over bytes: nothing here opens or keeps a file.
 */
@NullMarked
package dev.tidemark.mft;

import org.jspecify.annotations.NullMarked;
