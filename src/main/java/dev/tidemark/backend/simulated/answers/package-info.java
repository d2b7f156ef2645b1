/**
 * Who answers the control codes that a client sends to a simulated volume, with the bytes and the errors of Windows. A call
 * runs under its volume's monitor and gives it up while it waits; injected faults come first, then rights and the state of
 * the volume, then the answer.
 */
@NullMarked
package dev.tidemark.backend.simulated.answers;

import org.jspecify.annotations.NullMarked;
