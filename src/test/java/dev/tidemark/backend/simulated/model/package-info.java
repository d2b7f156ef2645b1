/**
 * A small model of an NTFS volume and its change journal, for one thread and in plain words, written from Microsoft's pages
 * on the control codes and nothing else: it shares no code with the simulated volume that is tested against it.
 */
@NullMarked
package dev.tidemark.backend.simulated.model;

import org.jspecify.annotations.NullMarked;
