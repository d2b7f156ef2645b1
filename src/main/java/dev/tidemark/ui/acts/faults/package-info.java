/** Faults on demand, where the backend has them: what fails, when, and how late. */
@NullMarked
package dev.tidemark.ui.acts.faults;

import org.jspecify.annotations.NullMarked;
