package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.contract.ContractMain;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contracts of volumes, inside Windows, over the native backend and the test driver. */
@Tag("shows-native")
@Tag("profile-wine")
class ContractOnWindowsIT {

    @Test
    void everyContractHoldsThatTheDriverIsAbleToAndNoOtherIsLeftOut() throws Exception {
        WindowsUnderWine.start();
        List<String> lines = WindowsUnderWine.runMain("contract", ContractMain.class.getName()).stream()
                .filter(line -> line.matches("(PASS|SKIP|FAIL) .*"))
                .toList();
        assertThat(lines).containsExactlyElementsOf(ContractMain.expected());
        System.out.println("Contracts that hold inside Windows: "
                + lines.stream().filter(line -> line.startsWith("PASS")).count());
        lines.stream().filter(line -> line.startsWith("SKIP")).forEach(System.out::println);
    }
}
