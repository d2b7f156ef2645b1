package dev.tidemark.backend.host;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names the simulated computers that can be asked for instead of this one. Immutable. */
public enum SimulatedMachine {

    /** Volumes as most computers have them, most of them busy. */
    STANDARD,

    /** Volumes that are rarely met: locked, raw, without a medium, away, shared, mounted in a folder. */
    ODD_VOLUMES;

    /** The machine of a name, for example {@code odd-volumes}. */
    public static Optional<SimulatedMachine> named(String name) {
        return Arrays.stream(values())
                .filter(machine -> machine.title().equalsIgnoreCase(name))
                .findFirst();
    }

    /** As it is typed. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All names, as they are typed. */
    public static List<String> titles() {
        return Arrays.stream(values()).map(SimulatedMachine::title).toList();
    }
}
