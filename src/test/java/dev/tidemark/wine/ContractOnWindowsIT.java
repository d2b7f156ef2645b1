package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.DriverTestbed;
import dev.tidemark.testing.Needs;
import dev.tidemark.wine.WineMachine.Outcome;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The contract tests of volumes, inside Windows, over the native backend and the test driver. */
@Tag("shows-native")
class ContractOnWindowsIT {

    private static final String CONTRACT = "dev.tidemark.volume.VolumeContractTest";

    private static List<Outcome> outcomes;

    @BeforeAll
    static void run() throws Exception {
        WineMachine.start();
        outcomes = WineMachine.runInside(Class.forName(CONTRACT));
    }

    private static Set<String> methods(String how) {
        return outcomes.stream()
                .filter(outcome -> outcome.how().equals(how))
                .map(Outcome::method)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }

    @Test
    void everyTestPassesThatTheDriverIsAbleTo() {
        assertThat(WineMachine.failed(outcomes)).isEmpty();
    }

    @Test
    void onlyThoseAreLeftOutWhoseAbilityTheDriverLacks() throws Exception {
        Set<String> all = new TreeSet<>();
        Set<String> expected = new TreeSet<>();
        for (Method method : Class.forName(CONTRACT).getDeclaredMethods()) {
            if (isTest(method)) {
                all.add(method.getName());
                Needs needs = method.getAnnotation(Needs.class);
                if (needs != null && !DriverTestbed.ABILITIES.containsAll(Arrays.asList(needs.value()))) {
                    expected.add(method.getName());
                }
            }
        }
        assertThat(methods("skipped")).isEqualTo(expected);
        all.removeAll(expected);
        assertThat(methods("passed")).isEqualTo(all);
        System.out.println("Passed inside Windows: " + methods("passed").size() + " tests; left out: " + expected);
    }
}
