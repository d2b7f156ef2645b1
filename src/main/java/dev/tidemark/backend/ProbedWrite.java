package dev.tidemark.backend;

import java.time.Duration;
import java.time.Instant;

/**
 * One write, or several of one moment, and how long they took to get through.
 *
 * @param asked when they came
 * @param waited how long they waited; until now, when they still wait
 * @param writes how many they were, 1 or more
 * @param done whether they got through
 */
public record ProbedWrite(Instant asked, Duration waited, long writes, boolean done) {}
