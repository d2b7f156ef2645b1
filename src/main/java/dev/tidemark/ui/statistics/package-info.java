/** What the shown rows are: counted by reason, folder, extension, hour, file; and what fills the journal. */
@NullMarked
package dev.tidemark.ui.statistics;

import org.jspecify.annotations.NullMarked;
