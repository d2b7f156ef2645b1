/**
 * What a simulated NTFS volume is: its files and who has them open, its change journal, whether it is mounted, and the
 * writers that a hold keeps waiting. Everything of one volume is guarded by its {@link VolumeMonitor}; nothing here knows
 * who sends control codes, who makes the changes, or which faults are injected.
 */
@NullMarked
package dev.tidemark.backend.simulated.ntfs;

import org.jspecify.annotations.NullMarked;
