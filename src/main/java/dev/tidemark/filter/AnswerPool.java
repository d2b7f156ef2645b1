package dev.tidemark.filter;

import dev.tidemark.path.DirectoryAnswers;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps what was found out about directories for one condition, between the pieces of rows that need it. Safe from any thread. */
final class AnswerPool {

    private final ConcurrentLinkedQueue<DirectoryAnswers> idle = new ConcurrentLinkedQueue<>();

    /** For one thread, until it gives it back. */
    DirectoryAnswers borrow() {
        DirectoryAnswers answers = idle.poll();
        return answers == null ? new DirectoryAnswers() : answers;
    }

    void giveBack(DirectoryAnswers answers) {
        idle.add(answers);
    }
}
