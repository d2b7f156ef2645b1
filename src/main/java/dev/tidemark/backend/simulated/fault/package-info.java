/**
 * Faults on demand for a simulated machine: control codes that fail or are late, volumes that are pulled out, journals that
 * wrap, go or come anew. Safe from any thread; nothing here answers a control code, those who do ask {@link Faults} first.
 */
@NullMarked
package dev.tidemark.backend.simulated.fault;

import org.jspecify.annotations.NullMarked;
