package dev.tidemark.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code tidemark bench soak}: whether the window is as well after a long time as it was after the first minute. */
@Command(
        name = SoakCommand.NAME,
        mixinStandardHelpOptions = true,
        description =
                "The window for a long time over a busy simulated volume, with timeline, statistics, filters, marks"
                        + " and lives: heap, threads and handles after the first minute or fifth and at their most, and"
                        + " records that were lost.")
final class SoakCommand implements Callable<Integer> {

    static final String NAME = "soak";

    private static final double MOST_A_SECOND = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = Time.class,
            description = "How long: seconds or minutes, such as 90s or 10m (${DEFAULT-VALUE}).")
    private Duration time = Duration.ofMinutes(10);

    @Option(names = "--rate", defaultValue = "50000", description = "Records a second (${DEFAULT-VALUE}).")
    private double rate;

    @Mixin
    private Figures printed = new Figures();

    @Override
    public Integer call() throws Exception {
        if (!(rate > 0 && rate <= MOST_A_SECOND)) {
            throw new ParameterException(spec.commandLine(), "--rate takes more than 0, up to 1,000,000");
        }
        printed.print(new SoakBench(time, rate).run());
        // The window system's threads would keep the program alive.
        Runtime.getRuntime().halt(0);
        return 0;
    }

    /** A length of time as it is written. */
    static final class Time implements ITypeConverter<Duration> {

        private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})([sm])");

        @Override
        public Duration convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("'" + text + "' is no time such as 90s or 10m");
            }
            long number = Long.parseLong(form.group(1));
            return form.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
        }
    }
}
