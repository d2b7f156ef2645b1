package dev.tidemark.expect;

import dev.tidemark.text.Problem;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What became of a run. Immutable.
 *
 * @param lives those that matter, in the order of first records
 * @param problems why it is not to be trusted, or did not come to its end; empty when it did
 * @param exit what the command ended with; empty when it did not end by itself
 * @param fromUsn where the journal stood when it began
 * @param toUsn up to where the journal was read
 * @param took from the begin of the command until all was seen
 * @param nowhere how many lives there were beside of which nobody knows the folder
 * @param directories why the directories of the volume are not known as a whole; empty when they are
 * @param limited whether the volume gives only what this user may see
 */
public record RunResult(
        List<SeenLife> lives,
        List<Problem> problems,
        OptionalInt exit,
        long fromUsn,
        long toUsn,
        Duration took,
        long nowhere,
        String directories,
        boolean limited) {}
