package dev.tidemark.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs every contract on the volume of the test driver, in a Windows JVM, and writes a line for each: {@code PASS name},
 * {@code SKIP name [abilities]} or {@code FAIL name: why}. Ends with 1 when one failed.
 */
public final class ContractMain {

    private ContractMain() {}

    public static void main(String[] args) {
        int failed = 0;
        try (WineMachine machine = new WineMachine()) {
            for (Case contract : Contracts.all()) {
                failed += run(machine, contract) ? 0 : 1;
            }
        }
        System.out.flush();
        System.exit(failed == 0 ? 0 : 1);
    }

    /** The lines that a run without a failure writes. */
    public static List<String> expected() {
        return Contracts.all().stream()
                .map(contract -> missing(contract).isEmpty()
                        ? "PASS " + contract.name()
                        : "SKIP " + contract.name() + " " + missing(contract))
                .toList();
    }

    private static Set<Ability> missing(Case contract) {
        return contract.needs().stream()
                .filter(WineMachine.LACKS::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean run(Machine machine, Case contract) {
        if (!contract.canBeTriedOn(machine)) {
            System.out.println("SKIP " + contract.name() + " " + missing(contract));
            return true;
        }
        try {
            machine.reset();
            contract.body().run(machine);
            System.out.println("PASS " + contract.name());
            return true;
        } catch (Throwable e) {
            System.out.println(
                    "FAIL " + contract.name() + ": " + String.valueOf(e).replaceAll("\\s+", " "));
            return false;
        }
    }
}
