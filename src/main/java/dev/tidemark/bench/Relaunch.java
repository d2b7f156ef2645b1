package dev.tidemark.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Starts a class of this program in a JVM like this one: same JVM, options, class data archive and libraries. */
final class Relaunch {

    /** The class that the program itself starts with; nothing may know it but by its name. */
    static final String PROGRAM = "dev.tidemark.Main";

    private static final String MODULE = "dev.tidemark";

    private Relaunch() {}

    /**
     * @param main the name of the class to start
     */
    static ProcessBuilder of(String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String modules = System.getProperty("jdk.module.path", "");
        command.addAll(
                modules.isEmpty()
                        ? List.of("--class-path", System.getProperty("java.class.path"), main)
                        : List.of("--module-path", modules, "--module", MODULE + "/" + main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
