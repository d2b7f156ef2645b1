package dev.tidemark.cli;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.backend.host.Host;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Takes in what the journal of a volume holds, and asks the volume for its directories. */
final class VolumeTaking implements SourceTaking<LiveSource> {

    private static final long LOOK_MILLIS = 20;

    private final Backend backend;
    private final Host host;
    private final String volume;
    private final ReadOptions options;
    private final boolean withPaths;
    private final boolean follow;
    private final PrintStream err;
    private volatile @Nullable LiveSource reading;

    /**
     * @param options how the volume is asked
     * @param withPaths whether the volume is asked for its directories
     * @param follow whether new records are waited for, and it need not be known that there are no more
     */
    VolumeTaking(
            Computer computer, String volume, ReadOptions options, boolean withPaths, boolean follow, PrintStream err) {
        this.backend = computer.backend();
        this.host = computer.host();
        this.volume = volume;
        this.options = options;
        this.withPaths = withPaths;
        this.follow = follow;
        this.err = err;
    }

    @Override
    public void read(BooleanSupplier goesOn, Use<LiveSource> use) throws CommandFailedException {
        try {
            // A volume that is not there, or has no journal, is said as without paths.
            long end = VolumeRecords.journal(backend, volume).nextUsn();
            Path temp = host.temporaryFolder();
            try (LiveSource source = new LiveSource(backend, facts(), temp, Long.MAX_VALUE, InstantSource.system())) {
                reading = source;
                if (withPaths) {
                    source.paths();
                }
                source.start(options);
                takeIn(source, end, goesOn);
                use.of(source);
                FileTaking.requireWhole(source);
            }
        } catch (Win32Exception e) {
            throw new CommandFailedException(Win32Problems.of(e));
        } catch (IOException e) {
            throw new CommandFailedException(Problem.of(volume, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reading = null;
        }
    }

    private VolumeFacts facts() throws Win32Exception, CommandFailedException {
        return VolumeFacts.named(backend.volumes(), volume).orElseThrow(() -> CommandFailedException.noVolume(volume));
    }

    private void takeIn(LiveSource source, long end, BooleanSupplier goesOn) throws InterruptedException {
        while ((source.nextUsn() < end || !follow && !source.isAnswered())
                && source.isReading()
                && goesOn.getAsBoolean()) {
            Thread.sleep(LOOK_MILLIS);
        }
        if (source.isLimited()) {
            ErrorLines.say(err, Messages.text("cli.limited", volume));
        }
        while (withPaths && !source.directoriesAsked() && source.isReading() && goesOn.getAsBoolean()) {
            Thread.sleep(LOOK_MILLIS);
        }
        // A journal that could not be read has none, and says why itself.
        String words = withPaths ? source.pathWords() : "";
        if (withPaths && source.paths().edition() == 0 && !words.isEmpty()) {
            ErrorLines.say(err, words);
        }
    }

    @Override
    public void cancel() {
        LiveSource source = reading;
        if (source != null) {
            source.stop();
        }
    }
}
