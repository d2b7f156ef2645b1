/**
 * Checks on a volume that is there for it whether Windows does what is assumed of it: the questions, what is expected and where that
 * is assumed, and the report. It asks and undoes; nothing here is used by what people do with volumes.
 */
@NullMarked
package dev.tidemark.selftest;

import org.jspecify.annotations.NullMarked;
