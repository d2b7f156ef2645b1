package dev.tidemark.history;

import dev.tidemark.usn.FileId;
import java.util.List;

/**
 * What happened to one file: its names, its lives, and which other files had the same paths. Immutable. Another file that used the same
 * entry of the file table has a story of its own.
 *
 * @param file its id with its sequence
 * @param names every name it had, in the order of the first records under them
 * @param lives its lives, in the order of their first records
 * @param others names that other files had in the same places, in their order: who was there before and behind
 * @param predecessors files that had one of its names until it took that by a rename, each with all of its names: a program that saves
 *     writes another file and gives that the name
 */
public record FileStory(
        FileId file,
        List<NamePeriod> names,
        List<Life> lives,
        List<NamePeriod> others,
        List<List<NamePeriod>> predecessors) {

    public FileStory {
        names = List.copyOf(names);
        lives = List.copyOf(lives);
        others = List.copyOf(others);
        predecessors = predecessors.stream().map(List::copyOf).toList();
    }
}
