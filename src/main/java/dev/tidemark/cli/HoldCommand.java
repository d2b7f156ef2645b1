package dev.tidemark.cli;

import dev.tidemark.act.ActFailedException;
import dev.tidemark.act.Acts;
import dev.tidemark.act.HeldWrites;
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

    /** What took less went through by itself. */
    private static final long WAITED_MILLIS = 50;

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
        VolumeFacts volume = volume(acts);
        Duration longest = Duration.ofMillis(Math.round(seconds * 1000));
        if (watchOnly) {
            watch(acts.volumes().watchWrites(volume, longest), volume, report);
            return;
        }
        HeldWrites hold = acts.volumes().holdWrites(volume, longest, bytes());
        report.say(Messages.text("cli.hold.pending", volume.name()));
        waitFor(hold);
        if (hold.state() == HeldWrites.State.HELD_BELOW) {
            throw new CommandFailedException(Problem.refusal(
                    Messages.text("cli.hold.below", volume.name()),
                    Messages.text("cli.hold.below.here"),
                    Messages.text("cli.hold.below.next")));
        }
        if (hold.isHeld()) {
            throw new CommandFailedException(Problem.refusal(
                    Messages.text("cli.hold.stuck", volume.name()),
                    Messages.text("cli.hold.stuck.here"),
                    Messages.text("cli.hold.stuck.next")));
        }
        tell(hold, report);
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

    private void waitFor(HeldWrites hold) {
        long until = System.nanoTime()
                + Math.round(seconds * 1e9)
                + hold.longestRelease().plusMillis(MARGIN_MILLIS).toNanos();
        try (Interruption interruption = new Interruption(hold::releaseSoon)) {
            while (hold.isHeld() && System.nanoTime() < until) {
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
        Completion release = hold.releaseAnswer();
        report.put("endedBy", end)
                .put("heldMillis", hold.elapsed().toMillis())
                .put("wroteAfterwards", hold.isProven())
                .say(Messages.text("cli.hold.over." + end, hold.elapsed().toMillis()));
        if (release != null) {
            report.put("releaseWritesStatus", release.status())
                    .say(
                            release.ok()
                                    ? Messages.text("hold.released.ok")
                                    : Messages.text(
                                            "hold.released.refused",
                                            release.detail().describe(release.status())));
        }
        report.say(Messages.text(hold.isProven() ? "hold.proof.written" : "hold.proof.unknown"));
        tell(hold.writes(), report);
    }

    private static void tell(List<ProbedWrite> writes, ActReport report) {
        long waited = writes.stream()
                .filter(write -> !write.done() || write.waited().toMillis() >= WAITED_MILLIS)
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
