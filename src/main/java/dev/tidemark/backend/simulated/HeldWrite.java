package dev.tidemark.backend.simulated;

import java.time.Duration;
import java.time.Instant;

/**
 * Writes that came while writes were held.
 *
 * @param asked when they came
 * @param waited how long they waited
 * @param writes how many they were
 */
public record HeldWrite(Instant asked, Duration waited, long writes) {}
