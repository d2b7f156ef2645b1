package dev.tidemark.testing;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes in this JVM and writes one line for each test: {@code passed}, {@code failed} or {@code skipped}, its
 * class, method and display name, and why, with tabs between. Arguments: the file to write, and the classes.
 */
public final class RunTests implements TestExecutionListener {

    private final PrintStream lines;

    private RunTests(PrintStream lines) {
        this.lines = lines;
    }

    public static void main(String[] args) throws Exception {
        try (PrintStream lines = new PrintStream(Path.of(args[0]).toFile(), StandardCharsets.UTF_8)) {
            var request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(Arrays.stream(args)
                            .skip(1)
                            .map(DiscoverySelectors::selectClass)
                            .toList())
                    .build();
            LauncherFactory.create().execute(request, new RunTests(lines));
            lines.println("end");
        }
        // A window system or a call that nobody answers must not keep the program alive.
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        line("skipped", test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean failed = result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
        if (test.isTest() || failed) {
            line(
                    failed ? "failed" : "passed",
                    test,
                    result.getThrowable().map(RunTests::text).orElse(""));
        }
    }

    private static String text(Throwable thrown) {
        StackTraceElement at = Arrays.stream(thrown.getStackTrace())
                .filter(element -> element.getClassName().startsWith("dev.tidemark"))
                .findFirst()
                .orElse(null);
        return thrown + " at " + at;
    }

    private void line(String how, TestIdentifier test, String why) {
        String method = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElse(test.getDisplayName());
        String type = test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaClass().getSimpleName())
                .orElse("");
        lines.println(String.join("\t", how, type, method, test.getDisplayName(), why.replaceAll("[\\t\\r\\n]+", " ")));
        lines.flush();
    }
}
