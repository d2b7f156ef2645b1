package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.HeldWrites;
import dev.tidemark.act.ReleaseWords;
import dev.tidemark.act.WatchedWrites;
import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ProbedWrite;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidemark hold VOLUME}: IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "A watchdog cancels it at the deadline; Ctrl+C releases it before.")
final class HoldCommand extends VolumeActCommand {

    private static final double LONGEST = AssumedWindows.SHADOW_COPY_HOLD_SECONDS;
    private static final double LONGEST_EXPERT = AssumedWindows.LONGEST_HOLD_SECONDS;

    private static final long MARGIN_MILLIS = 1_000;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "How long, 10 at most; with --expert 120 (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--expert", description = "Allow holds that are longer than the shadow copy service keeps one.")
    private boolean expert;

    @Option(
            names = "--input",
            paramLabel = "HEX",
            description = "Raw input; the page describes none, and none is sent by default.")
    private @Nullable String input;

    @Option(
            names = "--watch-only",
            description = "Send nothing; tell what writers go through meanwhile, as during a shadow copy.")
    private boolean watchOnly;

    HoldCommand(Volumes volumes, Output out, PrintStream err) {
        super(volumes, out, err);
    }

    @Override
    void check() {
        double longest = expert ? LONGEST_EXPERT : LONGEST;
        if (!(seconds > 0 && seconds <= longest)) {
            throw usage(Messages.text("cli.usage.hold", Math.round(longest)));
        }
        bytes();
        if (watchOnly) {
            return;
        }
        mustConfirm(Messages.text("cli.confirm.hold", target()));
    }

    private byte @Nullable [] bytes() {
        try {
            return input == null ? null : HexFormat.of().parseHex(input.replaceFirst("^0[xX]", ""));
        } catch (IllegalArgumentException e) {
            throw usage(Messages.text("cli.usage.input"));
        }
    }

    @Override
    void run(Acts acts, ActReport report) throws ActFailedException, Win32Exception, CommandFailedException {
        Duration longest = Duration.ofMillis(Math.round(seconds * 1000));
        if (watchOnly) {
            VolumeFacts volume = volume(acts);
            watch(acts.volumes().watchWrites(volume, longest), volume, report);
            return;
        }
        VolumeFacts volume = volume(acts, ActKind.HOLD_WRITES);
        HeldWrites hold = acts.volumes().holdWrites(volume, longest, bytes());
        report.say(Messages.text("cli.hold.sending", volume.name()));
        waitFor(hold, () -> sayWhatItDoes(hold, volume, report));
        if (hold.state() == HeldWrites.State.HELD_BELOW) {
            throw stillHeld("cli.hold.below", hold, volume, report);
        }
        if (hold.isHeld()) {
            throw stillHeld("cli.hold.stuck", hold, volume, report);
        }
        tell(hold, report);
    }

    private static CommandFailedException stillHeld(String key, HeldWrites hold, VolumeFacts volume, ActReport report) {
        String release = release(hold, report);
        return new CommandFailedException(Problem.refusal(
                Messages.text(key, volume.name()),
                Messages.text(key + ".here") + " " + release,
                Messages.text(key + ".next")));
    }

    /** What became of the request that tells the driver below to let writers go, in words. */
    private static String release(HeldWrites hold, ActReport report) {
        report.put("releaseWritesSent", hold.isReleaseSent());
        Completion answer = hold.releaseAnswer();
        if (answer != null) {
            report.put("releaseWritesStatus", answer.status());
        }
        return ReleaseWords.of(hold);
    }

    /** Says that writes are held when one waits; true when there is nothing more to say. */
    private static boolean sayWhatItDoes(HeldWrites hold, VolumeFacts volume, ActReport report) {
        if (hold.makesWait(HeldWrites.WAITS)) {
            report.say(Messages.text("cli.hold.held", volume.name()));
            return true;
        }
        if (hold.showsNothing()) {
            report.say(Messages.text("cli.hold.pending", volume.name()));
            return true;
        }
        return false;
    }

    private void watch(WatchedWrites watched, VolumeFacts volume, ActReport report) {
        report.say(Messages.text("cli.hold.watching", volume.name(), seconds));
        try (Interruption interruption = new Interruption(watched::stop)) {
            while (!watched.isOver()) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            watched.stop();
            Thread.currentThread().interrupt();
        }
        report.put("watchedMillis", watched.elapsed().toMillis());
        tell(watched.writes(), report);
    }

    @Override
    Duration longestEnd() {
        return HeldWrites.longestReleaseOfAny().plusMillis(MARGIN_MILLIS);
    }

    /** Waits until it is over, from its release on no longer than that may take. */
    private void waitFor(HeldWrites hold, BooleanSupplier said) {
        long begun = System.nanoTime();
        AtomicLong held = new AtomicLong(Math.round(seconds * 1e9) + MARGIN_MILLIS * 1_000_000);
        Runnable release = () -> {
            hold.releaseSoon();
            long now = System.nanoTime() - begun;
            held.accumulateAndGet(now, Math::min);
        };
        long patience = hold.longestRelease().toNanos();
        boolean silent = false;
        try (Interruption interruption = new Interruption(release, longestEnd())) {
            while (hold.isHeld() && System.nanoTime() - begun < held.get() + patience) {
                silent = silent || said.getAsBoolean();
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            hold.releaseSoon();
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(HeldWrites hold, ActReport report) throws CommandFailedException {
        Problem problem = hold.problem();
        if (problem != null) {
            throw new CommandFailedException(problem);
        }
        String end = Objects.requireNonNull(hold.end()).name();
        report.put("endedBy", end)
                .put("heldMillis", hold.elapsed().toMillis())
                .put("wroteAfterwards", hold.isProven())
                .say(Messages.text("cli.hold.over." + end, hold.elapsed().toMillis()));
        if (hold.isReleaseSent()) {
            report.say(release(hold, report));
        }
        report.say(Messages.text(hold.isProven() ? "hold.proof.written" : "hold.proof.unknown"));
        tell(hold.writes(), report);
    }

    private static void tell(List<ProbedWrite> writes, ActReport report) {
        long waited = writes.stream()
                .filter(write -> !write.done() || write.waited().compareTo(HeldWrites.WAITS) >= 0)
                .mapToLong(ProbedWrite::writes)
                .sum();
        long longest = writes.stream()
                .mapToLong(write -> write.waited().toMillis())
                .max()
                .orElse(0);
        report.put("writesThatWaited", waited)
                .put("longestWaitMillis", longest)
                .say(Messages.text("cli.hold.writes", waited, longest));
    }
}
