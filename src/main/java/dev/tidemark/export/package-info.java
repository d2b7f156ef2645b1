/**
 * Writing records for other programs: tab-separated values, CSV and JSON Lines. The writers encode straight into bytes,
 * without an object per record; tests hold them against FastCSV and Jackson.
 *
 * <p>TSV is for one kind of record at a time (versions 2 and 3, or version 4) and spells as other journal tools' tables do:
 * hex without prefix, the time as FILETIME number. CSV and JSON Lines hold every version and every field under the
 * reference's names: masks and identifiers in hex behind {@code 0x}, the time in ISO 8601 UTC with seven digits (which loses
 * nothing), and {@code ReasonSymbols} beside {@code Reason}. What a version does not have is empty in CSV and left out in
 * JSON Lines; of a version not known only the header is there, in JSON Lines its {@code Bytes} too.
 *
 * <p>In names, TSV and CSV escape the backslash as {@code \\}, and what {@link dev.tidemark.text.Escapes} calls unseen as a
 * backslash, {@code u} and four lower-case hex digits: every name stays on its line, and is what it was. In paths, where a
 * backslash begins a name, a name's own is {@code \\u005c}. JSON Lines have names and paths as they are.
 */
@NullMarked
package dev.tidemark.export;

import org.jspecify.annotations.NullMarked;
