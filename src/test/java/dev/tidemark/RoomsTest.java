package dev.tidemark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import dev.tidemark.testing.ArchitecturePage;
import dev.tidemark.testing.ArchitecturePage.Room;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the packages to the table of rooms in {@code src/site/architecture.md}. */
@ArchTag("shows-house")
@AnalyzeClasses(packages = "dev.tidemark", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String BASE = "dev.tidemark.";

    /** Rooms with rooms inside that stand in the table themselves: only their own classes count. */
    private static final Set<String> OPEN = Set.of("backend", "export");

    @ArchTest
    static void eachRoomImportsOnlyWhatTheTableAllows(JavaClasses imported) throws IOException {
        List<Room> rooms = ArchitecturePage.rooms();
        assertThat(rooms)
                .hasSizeGreaterThan(20)
                .allSatisfy(room -> assertThat(room.because()).isNotBlank());
        for (Room room : rooms) {
            if (!room.allBut()) {
                allowOnly(room, imported);
            } else if (!room.named().isEmpty()) {
                noClasses()
                        .that()
                        .resideInAPackage(inside(room.name()))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(inside(room.named()))
                        .because(room.because())
                        .check(imported);
            }
        }
    }

    private static void allowOnly(Room room, JavaClasses imported) {
        String[] allowed = Stream.concat(Stream.of(inside(room.name())), Stream.of(inside(room.named())))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(inside(room.name()))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(resideOutsideOfPackage("dev.tidemark..")))
                .because(room.because())
                .check(imported);
    }

    @ArchTest
    static void everyPackageIsInTheTable(JavaClasses imported) throws IOException {
        String[] known = Stream.concat(
                        Stream.of("dev.tidemark"),
                        Stream.of(inside(ArchitecturePage.rooms().stream()
                                .map(Room::name)
                                .toList())))
                .toArray(String[]::new);
        classes()
                .should()
                .resideInAnyPackage(known)
                .because("a package that no rule names could depend on anything")
                .check(imported);
    }

    private static String inside(String room) {
        return BASE + room + (OPEN.contains(room) ? "" : "..");
    }

    private static String[] inside(List<String> rooms) {
        return rooms.stream().map(RoomsTest::inside).toArray(String[]::new);
    }
}
