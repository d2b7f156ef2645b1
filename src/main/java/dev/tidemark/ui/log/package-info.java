/** The operation log: what Tidemark sent, what came back, and which records it caused; and the acts that caused a record. */
@NullMarked
package dev.tidemark.ui.log;

import org.jspecify.annotations.NullMarked;
