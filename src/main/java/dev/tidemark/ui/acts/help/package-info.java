/** What the public reference says of the requests that acts send, in Tidemark's words, and how sure each sentence is. */
@NullMarked
package dev.tidemark.ui.acts.help;

import org.jspecify.annotations.NullMarked;
