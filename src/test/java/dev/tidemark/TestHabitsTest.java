package dev.tidemark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tidemark.testing.Await;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What all tests have in common, as rules over their classes. */
@Tag("shows-house")
class TestHabitsTest {

    /** Without what the benchmarks' annotation processor writes. */
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages("dev.tidemark");

    private static final Map<String, Set<String>> SLEEPS = Map.of(
            Thread.class.getName(), Set.of("sleep", "yield", "onSpinWait"),
            TimeUnit.class.getName(), Set.of("sleep"),
            LockSupport.class.getName(), Set.of("park", "parkNanos", "parkUntil"),
            WaitForAsyncUtils.class.getName(), Set.of("sleep", "waitFor"),
            FxRobot.class.getName(), Set.of("sleep"));

    private static final DescribedPredicate<JavaAccess<?>> SLEEPING =
            describe("it sleeps or spins", TestHabitsTest::sleeps);

    private static boolean sleeps(JavaAccess<?> access) {
        return SLEEPS.getOrDefault(access.getTargetOwner().getName(), Set.of())
                .contains(access.getTarget().getName());
    }

    @Test
    void testsWaitWithOneAwaitAndNeverSleep() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Await.class)
                .should()
                .accessTargetWhere(SLEEPING)
                .because("a fixed time is too short on a slow machine and too long on every other; Await goes on when a"
                        + " condition holds, and says which one never did")
                .check(TESTS);
    }

    /** Else the rule could hold because it sees nothing. */
    @Test
    void theRuleSeesASleep() {
        assertThat(noClasses()
                        .should()
                        .accessTargetWhere(SLEEPING)
                        .evaluate(new ClassFileImporter().importClasses(Await.class))
                        .hasViolation())
                .isTrue();
    }
}
