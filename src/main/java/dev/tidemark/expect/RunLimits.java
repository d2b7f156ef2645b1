package dev.tidemark.expect;

import java.time.Duration;

/**
 * How long a run may take. Immutable.
 *
 * @param command how long the command may run
 * @param settle how long is waited after that for lives to close, and for what is still missing
 * @param linger how long is watched at least after the command, for what comes late
 */
public record RunLimits(Duration command, Duration settle, Duration linger) {}
