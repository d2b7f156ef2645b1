/** What a volume tells of itself: facts and flags, NTFS data, minifilters, shadow copies. */
@NullMarked
package dev.tidemark.ui.acts.data;

import org.jspecify.annotations.NullMarked;
