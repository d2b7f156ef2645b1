/**
 * The forms that records are written in for other tools ({@link dev.tidemark.export.profile.RecordFormat} lists all), and the
 * validation of such files. Tidemark is not affiliated with these tools; what they read is taken from their public documentation.
 */
@NullMarked
package dev.tidemark.export.profile;

import org.jspecify.annotations.NullMarked;
