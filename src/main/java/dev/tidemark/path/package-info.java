/**
 * The path a file had at the time of a record. One forward pass over a store keeps, for every directory that a record
 * names, when its name or parent changed ({@code Timeline}); tables of directories that a volume or an {@code $MFT} gave
 * ({@link dev.tidemark.path.DirectoryTable}) tell the rest, each entry placed in time by the file's last USN. A path is the
 * name in the record behind the chain of parents as it was then, and says how sure it is. Only directories are kept: of
 * other files each record holds all there is to know.
 */
@NullMarked
package dev.tidemark.path;

import org.jspecify.annotations.NullMarked;
