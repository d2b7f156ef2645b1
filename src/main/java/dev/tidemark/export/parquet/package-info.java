/**
 * Writes flat tables as Apache Parquet files. It knows nothing of journals: a {@link dev.tidemark.export.parquet.TableWriter} takes the
 * values of columns that were declared before, row by row, and holds no more than one page of each column and what of a row group was
 * compressed. The same values make the same bytes.
 *
 * <p>Of the format there is what such tables need: data pages of version 1; plain values, values by a dictionary, and differences of
 * integers; levels that tell where a value is missing; GZIP; statistics; a footer in Thrift's compact protocol. No repeated or nested
 * columns, no encryption, no page index.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Parquet: File Format</a>
 */
@NullMarked
package dev.tidemark.export.parquet;

import org.jspecify.annotations.NullMarked;
