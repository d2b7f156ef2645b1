/** Acts on a file or directory: its last USN, a close record, a marked handle. */
@NullMarked
package dev.tidemark.ui.acts.file;

import org.jspecify.annotations.NullMarked;
