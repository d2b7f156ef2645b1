/** What the dialogs of all acts are made of: the frame, the pre-flight, the exact request, the result, and what is held. */
@NullMarked
package dev.tidemark.ui.acts.kit;

import org.jspecify.annotations.NullMarked;
