/**
 * What a record has, declared once and read everywhere. A {@link dev.tidemark.field.RecordField} says what it is called, what
 * it means, which versions of a record have it, how it is read and how it is written; table columns, sorting, the inspector,
 * copies, exports and the command line take that from here. A {@link dev.tidemark.field.FieldRegistry} holds the fields there
 * are: it is made where the program is put together and handed to constructors, so that rooms further on add their own.
 *
 * <p>Fields are read from a {@link dev.tidemark.field.RecordView}, which stands over bytes where they lie: reading a number or an
 * identifier, comparing it and writing it into a line makes no object.
 */
@NullMarked
package dev.tidemark.field;

import org.jspecify.annotations.NullMarked;
