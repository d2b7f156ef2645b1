package dev.tidemark.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.testing.Await;
import dev.tidemark.text.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work waits for {@link #work}, so that a test decides what happens before what. */
@Tag("shows-rows")
class BackgroundTasksTest {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> got = new ArrayList<>();
    private final BackgroundTasks tasks = new BackgroundTasks(waiting::add, problems::add);
    private final TaskSlot slot = new TaskSlot();

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private TaskRequest<String> request(String result) {
        return tasks.call(result, task -> result).then(got::add).cancelled(() -> got.add(result + " cancelled"));
    }

    private static Problem refusal() {
        return Problem.refusal("no", "it is not allowed", "ask somebody");
    }

    // --- handing over

    @Test
    void aResultIsHandedOverInTheNextPulseAndNotBefore() {
        request("done").start();
        work();
        assertThat(got).isEmpty();

        tasks.pulse();
        tasks.pulse();

        assertThat(got).containsExactly("done");
    }

    @Test
    void resultsComeInTheOrderInWhichTheWorkWasDone() {
        request("begun first").start();
        request("begun second").start();
        waiting.removeLast().run();
        work();

        tasks.pulse();

        assertThat(got).containsExactly("begun second", "begun first");
    }

    @Test
    void aTakerThatFailsDoesNotKeepTheOthersFromTheirResults() {
        request("one")
                .then(result -> {
                    throw new IllegalStateException("taker");
                })
                .start();
        request("two").start();
        work();

        assertThatThrownBy(tasks::pulse).hasMessage("taker");
        tasks.pulse();

        assertThat(got).containsExactly("two");
        assertThat(tasks.running()).isEmpty();
    }

    @Test
    void theVariantForTestsHandsOverBeforeTheRequestReturns() {
        BackgroundTasks.atOnce().call("now", task -> "result").then(got::add).start();

        assertThat(got).containsExactly("result");
    }

    // --- cancelling

    @Test
    void workThatWasCancelledBeforeItBeganIsNotDone() {
        AtomicBoolean done = new AtomicBoolean();
        BackgroundTask task = tasks.run("work", me -> done.set(true))
                .then(result -> got.add("done"))
                .cancelled(() -> got.add("cancelled"))
                .start();

        assertThat(task.cancel()).isTrue();
        assertThat(task.cancel()).isFalse();
        work();
        tasks.pulse();

        assertThat(done).isFalse();
        assertThat(got).containsExactly("cancelled");
    }

    @Test
    void aResultThatNobodyTakesAnyMoreIsGivenFree() {
        List<String> freed = new ArrayList<>();
        tasks.call("cancelled", task -> {
                    task.cancel();
                    return "opened and cancelled";
                })
                .then(got::add)
                .unwanted(freed::add)
                .start();
        request("opened and superseded").in(slot).unwanted(freed::add).start();
        work();
        slot.drop();
        tasks.pulse();
        work();

        assertThat(got).isEmpty();
        assertThat(freed).containsExactly("opened and cancelled", "opened and superseded");
    }

    @Test
    void whatIsDoneAlreadyCannotBeCancelledAnyMore() {
        BackgroundTask task = request("done").start();
        work();
        assertThat(task.cancel()).isFalse();
        tasks.pulse();

        assertThat(got).containsExactly("done");
    }

    @Test
    void whatCannotBeTakenBackIsToldHoweverLateItWasCancelled() {
        tasks.call("lock", task -> {
                    task.cancel();
                    return "locked";
                })
                .keepsResult()
                .then(got::add)
                .start();
        work();
        tasks.pulse();

        assertThat(got).containsExactly("locked");
    }

    @Test
    void escEndsWhatIsForemostThenTheNewestAndLeavesAloneWhatNobodyWaitsFor() {
        BackgroundTask elsewhere = new BackgroundTask("directories");
        tasks.alsoList(() -> List.of(elsewhere));
        request("export").start();
        request("search").foremost().start();
        request("save").start();
        tasks.callQuietly(task -> "poll").then(got::add).start();
        assertThat(tasks.running())
                .extracting(BackgroundTask::words)
                .containsExactly("search", "save", "export", "directories");

        List<String> ended = new ArrayList<>();
        while (!tasks.running().isEmpty()) {
            ended.add(tasks.running().getFirst().words());
            assertThat(tasks.cancelFirst()).isTrue();
        }
        assertThat(tasks.cancelFirst()).isFalse();
        work();
        tasks.pulse();

        assertThat(ended).containsExactly("search", "save", "export", "directories");
        assertThat(elsewhere.isCancelled()).isTrue();
        assertThat(got).containsExactlyInAnyOrder("export cancelled", "search cancelled", "save cancelled", "poll");
    }

    @Test
    void nothingBeginsAnyMoreOnceTheProgramEndsAndWhatRunsIsCancelled() {
        BackgroundTask running = request("export").start();
        tasks.close();
        request("late").start();
        work();
        tasks.pulse();

        assertThat(running.isCancelled()).isTrue();
        assertThat(got).containsExactlyInAnyOrder("export cancelled", "late cancelled");
    }

    // --- superseding

    @Test
    void ofWhatWasSupersededNothingComes() {
        BackgroundTask first = request("first").in(slot).start();
        request("second").in(slot).start();
        assertThat(first.isCancelled()).isTrue();
        work();
        tasks.pulse();

        assertThat(got).containsExactly("second");
        assertThat(slot.isRunning()).isFalse();
    }

    @Test
    void aResultThatIsSupersededBeforeItWasHandedOverIsDropped() {
        request("first").in(slot).start();
        work();
        request("second").in(slot).start();
        tasks.pulse();
        assertThat(got).isEmpty();

        work();
        tasks.pulse();

        assertThat(got).containsExactly("second");
    }

    @Test
    void theTakerOfAResultMayAskAgain() {
        request("first")
                .in(slot)
                .then(result -> request("again").in(slot).start())
                .start();
        work();
        tasks.pulse();
        assertThat(slot.isRunning()).isTrue();
        work();
        tasks.pulse();

        assertThat(got).containsExactly("again");
    }

    // --- failing

    @Test
    void aFailureGoesToItsTakerElseToWhereEverythingIsTold() {
        tasks.run("work", task -> {
                    throw new TaskFailedException(refusal());
                })
                .failed(problem -> got.add(problem.what()))
                .start();
        tasks.run("work", task -> {
                    throw new TaskFailedException(refusal());
                })
                .start();
        work();
        assertThat(problems).isEmpty();
        tasks.pulse();

        assertThat(got).containsExactly("no");
        assertThat(problems).containsExactly(refusal());
    }

    @Test
    void aFailureIsToldEvenWhenTheWorkWasCancelled() {
        tasks.run("work", task -> {
                    task.cancel();
                    throw new TaskFailedException(refusal());
                })
                .start();
        work();
        tasks.pulse();

        assertThat(problems).containsExactly(refusal());
    }

    @Test
    void aFaultOfTheProgramIsToldAndStillReachesTheUncaughtHandler() throws Exception {
        List<Throwable> uncaught = new ArrayList<>();
        BackgroundTasks threads = new BackgroundTasks(
                work -> {
                    Thread thread = new Thread(work);
                    thread.setUncaughtExceptionHandler((where, fault) -> uncaught.add(fault));
                    thread.start();
                    joined(thread);
                },
                problems::add);
        threads.run("work", task -> {
                    throw new IllegalStateException("broken");
                })
                .start();
        threads.pulse();

        assertThat(uncaught)
                .singleElement()
                .satisfies(fault -> assertThat(fault).hasMessage("broken"));
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).contains("broken", "error in Tidemark"));
        assertThat(threads.running()).isEmpty();
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatADamagedInputProvokesIsAProblemWithThatInputAndNoFault() {
        tasks.run("opening", task -> {
                    throw new NullPointerException("x");
                })
                .reading("capture.json")
                .start();
        tasks.run("opening", task -> {
                    throw new StackOverflowError();
                })
                .reading("capture.json")
                .start();
        work();
        tasks.pulse();

        assertThat(problems)
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.line())
                        .startsWith("capture.json: java.lang.")
                        .doesNotContain("error in Tidemark"));
    }

    @Test
    void aFaultThatIsNoneOfTheInputStaysAFault() {
        tasks.run("opening", task -> {
                    throw new LinkageError("another class");
                })
                .reading("capture.json")
                .start();

        assertThatThrownBy(this::work).isInstanceOf(LinkageError.class);
        tasks.pulse();
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).contains("another class", "error in Tidemark"));
    }

    // --- the task itself

    @Test
    void whoWaitsIsWokenByCancelAndAnInterruptDoesNotOutliveIt() throws Exception {
        BackgroundTask task = new BackgroundTask("waiting");
        @Nullable Boolean[] interrupted = new Boolean[1];
        Thread waiter = Thread.ofPlatform().start(() -> {
            try {
                task.await(Await::forever);
            } catch (InterruptedException e) {
                interrupted[0] = Thread.currentThread().isInterrupted();
            }
        });
        task.cancel();
        waiter.join();

        assertThat(Objects.requireNonNull(interrupted[0])).isFalse();
    }

    @Test
    void progressIsAShareOrNotKnown() {
        BackgroundTask task = new BackgroundTask("work");
        assertThat(task.progress()).isNegative();
        task.progress(1, 4);
        assertThat(task.progress()).isEqualTo(0.25);
        task.progress(9, 4);
        assertThat(task.progress()).isEqualTo(1);
        task.progress(9, 0);
        assertThat(task.progress()).isNegative();
        task.progressFrom(() -> 0.5);
        assertThat(task.progress()).isEqualTo(0.5);
    }

    @Test
    void shortTasksAreNotShownSoThatNothingFlickers() {
        ShownTasks shown = new ShownTasks();
        BackgroundTask brief = new BackgroundTask("brief");
        BackgroundTask lasting = new BackgroundTask("lasting");
        assertThat(shown.of(List.of(brief, lasting), 0)).isEmpty();
        assertThat(shown.of(List.of(lasting), ShownTasks.AFTER_NANOS - 1)).isEmpty();

        assertThat(shown.of(List.of(brief, lasting), ShownTasks.AFTER_NANOS)).containsExactly(lasting);
    }
}
