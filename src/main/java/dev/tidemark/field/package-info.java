/** What a row has: its fields and their words, declared once. */
@NullMarked
package dev.tidemark.field;

import org.jspecify.annotations.NullMarked;
