package dev.tidemark.selftest;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Host;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One run of a check: opens what its questions need, notes their answers, and undoes everything in the end. The check's thread asks;
 * {@link #giveUp} may come from another one.
 */
final class Trial implements AutoCloseable {

    private final Subject subject;
    private final int check;
    private final Consumer<Finding> findings;
    private final Undo undo = new Undo();
    private volatile Asked asked = Asked.NOTHING;
    private volatile long since = System.nanoTime();

    Trial(Subject subject, int check, Consumer<Finding> findings) {
        this.subject = subject;
        this.check = check;
        this.findings = findings;
    }

    /** A question, and what it is expected to be answered with. */
    record Asked(String name, Expected expected) {

        /** Between two questions: what they need is made. */
        static final Asked NOTHING = new Asked("preparing it", Expected.WELL);
    }

    /** What is seen of an answer. */
    @FunctionalInterface
    interface Question {
        Observation ask() throws Win32Exception;
    }

    Backend backend() {
        return subject.backend();
    }

    Host host() {
        return subject.host();
    }

    String volume() {
        return subject.volume();
    }

    ScratchFiles files() {
        if (undo.isClosed()) {
            throw new Undo.GivenUpException();
        }
        return subject.files();
    }

    /** Something to be closed at the end of the check. */
    <T extends AutoCloseable> T keep(T thing) {
        return undo.add(thing);
    }

    Handle open(OpenMode mode) throws Win32Exception {
        return keep(backend().openVolume(volume(), mode));
    }

    Handle openFile(String path, OpenMode mode) throws Win32Exception {
        return keep(backend().openFile(volume(), path, mode));
    }

    /** Asks, and notes the answer; what is refused is one. */
    void ask(String name, Expected expected, Question question) {
        begin(new Asked(name, expected));
        long from = System.nanoTime();
        Observation seen;
        try {
            seen = question.ask();
        } catch (Win32Exception e) {
            seen = Observation.of(e);
        }
        if (undo.isClosed()) {
            throw new Undo.GivenUpException();
        }
        long millis = (System.nanoTime() - from) / 1_000_000;
        findings.accept(Finding.answered(check, name, expected, seen, millis));
        begin(Asked.NOTHING);
    }

    void skip(String name, Expected expected, String why) {
        findings.accept(Finding.skipped(check, name, expected, why));
    }

    /** Something that is done a while later on another thread, unless the check has come to its end; it may fail. */
    @FunctionalInterface
    interface Deed {
        void run() throws Win32Exception;
    }

    /**
     * Does something a while later.
     *
     * @return the thread that does it
     */
    Thread later(Duration delay, Deed deed) {
        Thread thread = Thread.ofPlatform()
                .name("tidemark-selftest-later")
                .daemon()
                .start(() -> {
                    try {
                        Thread.sleep(delay);
                        deed.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (Win32Exception e) {
                        // The question that waits for it shows that it was not done.
                    }
                });
        keep(thread::interrupt);
        return thread;
    }

    private void begin(Asked now) {
        if (undo.isClosed()) {
            throw new Undo.GivenUpException();
        }
        asked = now;
        since = System.nanoTime();
    }

    /** The question that is being asked now. */
    Asked asked() {
        return asked;
    }

    /** How long the question has been asked, or what comes between two has lasted, in nanoseconds. */
    long nanos() {
        return System.nanoTime() - since;
    }

    /** Ends what waits, and undoes everything; the check's thread then comes to its end. Waits for what is undone. */
    void giveUp() {
        undo.close();
    }

    @Override
    public void close() {
        undo.close();
    }

    Undo undo() {
        return undo;
    }
}
