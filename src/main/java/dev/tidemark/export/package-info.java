/**
 * Writing records for other programs: TSV, CSV and JSON Lines.
 */
@NullMarked
package dev.tidemark.export;

import org.jspecify.annotations.NullMarked;
