/**
 * Writes the rows of a source into a lake: Parquet files of one table, in folders that engines know as partitions, so that the journals
 * of many machines are asked as one. {@link dev.tidemark.export.lake.LakeExport} goes through the rows twice: first it finds which files
 * there will be, and so how they are called; then it fills them.
 *
 * <p>The columns of {@code usn} are declared in {@link dev.tidemark.export.lake.UsnTable}, those of {@code ranges} in {@link
 * dev.tidemark.export.lake.RangesTable}. Columns are added behind the others and never change their type: a lake is older than the
 * program that writes into it.
 */
@NullMarked
package dev.tidemark.export.lake;

import org.jspecify.annotations.NullMarked;
