/** Going on where a person left off: the session that is kept, what is offered of it, and what was opened last. */
@NullMarked
package dev.tidemark.ui.sessions;

import org.jspecify.annotations.NullMarked;
