package dev.tidemark.testing;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM that runs a class of the tests, over the same class path. Pure functions. */
public final class JavaProgram {

    private JavaProgram() {}

    /** What starts it. */
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        return with(List.of(), main, arguments);
    }

    /** As {@link #of}, with the window system of this JVM, which draws into memory. */
    public static ProcessBuilder withWindow(Class<?> main, String... arguments) {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.matches(
                        "-D(glass|monocle|prism|headless|java\\.awt)\\..*|--(enable|sun|add|patch)-.*|-XX:\\+Ignore.*"))
                .toList();
        return with(options, main, arguments);
    }

    /** As {@link #of}, with options of the JVM, such as {@code -Xmx48m}. */
    public static ProcessBuilder with(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
