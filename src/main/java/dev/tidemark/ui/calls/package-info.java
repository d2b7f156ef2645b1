/** The device calls: what Tidemark sent, what came back, which records it caused, and which acts caused a record. */
@NullMarked
package dev.tidemark.ui.calls;

import org.jspecify.annotations.NullMarked;
