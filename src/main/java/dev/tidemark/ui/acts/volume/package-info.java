/** Acts on a whole volume: lock, dismount and unlock, and holding its writes. */
@NullMarked
package dev.tidemark.ui.acts.volume;

import org.jspecify.annotations.NullMarked;
