package dev.tidemark.backend.simulated;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Which package of the simulator knows which other. */
@Tag("shows-house")
@ArchTag("shows-house")
@AnalyzeClasses(packages = "dev.tidemark.backend.simulated", importOptions = ImportOption.DoNotIncludeTests.class)
class SimulatorPackagesTest {

    private static final String BASE = "dev.tidemark.backend.simulated";

    @ArchTest
    static final ArchRule ntfs = knows("ntfs", "a volume is what it is whoever asks, writes or breaks it");

    @ArchTest
    static final ArchRule fault = knows("fault", "faults happen to volumes, and are told to who answers", "ntfs");

    @ArchTest
    static final ArchRule answers =
            knows("answers", "an answer tells the state of a volume, unless a fault comes first", "ntfs", "fault");

    @ArchTest
    static final ArchRule workload = knows("workload", "programs see files and nothing of control codes", "ntfs");

    private static ArchRule knows(String name, String reason, String... others) {
        String[] allowed = Stream.concat(Stream.of(name), Arrays.stream(others))
                .map(each -> BASE + "." + each)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(BASE + "." + name)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(resideOutsideOfPackage(BASE + "..")))
                .because(reason);
    }
}
