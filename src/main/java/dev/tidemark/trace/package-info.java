/**
 * Every call that Tidemark sends to the system: recorded over any backend, with the fields of its structures named, and
 * written as JSON Lines or as the same call in C, PowerShell or {@code fsutil}.
 */
@NullMarked
package dev.tidemark.trace;

import org.jspecify.annotations.NullMarked;
