package dev.tidemark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.tidemark.ui.common.ViewModel;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.tidemark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "dev.tidemark.";

    private static final Set<String> EXECUTING = Set.of("execute", "submit", "invokeAll", "invokeAny", "schedule");

    private static final String[] ROOMS = Stream.concat(
                    Stream.of("dev.tidemark", BASE + "backend"),
                    Stream.of(
                                    "usn",
                                    "backend.host",
                                    "backend.windows",
                                    "backend.simulated",
                                    "volume",
                                    "mft",
                                    "store",
                                    "path",
                                    "task",
                                    "field",
                                    "filter",
                                    "view",
                                    "capture",
                                    "trace",
                                    "act",
                                    "export",
                                    "text",
                                    "command",
                                    "cli",
                                    "ui",
                                    "bench")
                            .map(room -> BASE + room + ".."))
            .toArray(String[]::new);

    @ArchTest
    static final ArchRule usn = room("usn", "it is the vocabulary: pure functions over bytes that everyone may use");

    @ArchTest
    static final ArchRule backend =
            room("backend", "it is the seam: whoever understands bytes stands above it", "usn", "text");

    @ArchTest
    static final ArchRule host =
            room("backend.host", "what is asked of the computer needs no volume's handle", "backend");

    @ArchTest
    static final ArchRule windows =
            room("backend.windows", "it is thin enough to review by eye", "backend", "backend.host", "usn");

    @ArchTest
    static final ArchRule simulated =
            room(
            "backend.simulated",
            "it answers as Windows would and knows nobody above it",
            "backend",
            "backend.host",
            "usn");

    @ArchTest
    static final ArchRule volume = room("volume", "it works over any backend", "backend", "usn", "text");

    @ArchTest
    static final ArchRule mft = room("mft", "it decodes bytes and does nothing else", "usn", "text");

    @ArchTest
    static final ArchRule store = room("store", "it keeps records whatever their source", "usn");

    @ArchTest
    static final ArchRule path =
            room("path", "it asks a volume only through an interface of its own", "usn", "store", "mft", "text");

    @ArchTest
    static final ArchRule task =
            room("task", "work in the background looks alike to everybody, with or without a window", "text");

    @ArchTest
    static final ArchRule field =
            room("field", "what a record has is declared here and nowhere else", "usn", "store", "path", "text");

    @ArchTest
    static final ArchRule filter =
            room("filter", "it works on what is stored", "usn", "store", "path", "field", "task", "text");

    @ArchTest
    static final ArchRule view = room(
            "view",
            "one owner decides what is shown, whoever shows it",
            "usn",
            "store",
            "path",
            "field",
            "filter",
            "task",
            "text");

    @ArchTest
    static final ArchRule capture = room(
            "capture",
            "it joins a source and a store",
            "usn",
            "backend",
            "volume",
            "store",
            "path",
            "mft",
            "task",
            "text");

    @ArchTest
    static final ArchRule trace =
            room("trace", "it sees every call, whoever sends it and why", "volume", "backend", "usn", "text");

    @ArchTest
    static final ArchRule act = room(
            "act",
            "what a person does passes one gate, with or without a window",
            "capture",
            "trace",
            "volume",
            "backend",
            "backend.host",
            "store",
            "field",
            "task",
            "usn",
            "text");

    @ArchTest
    static final ArchRule export = room(
            "export", "it writes what is shown", "usn", "store", "path", "field", "filter", "view", "task", "text");

    @ArchTest
    static final ArchRule text = room("text", "words depend on nothing");

    @ArchTest
    static final ArchRule command =
            room("command", "what can be done is a table that the window and the command line read alike", "text");

    @ArchTest
    static final ArchRule keysAreOfCommands = noClasses()
            .that()
            .resideInAPackage(BASE + "ui..")
            .and()
            .doNotHaveFullyQualifiedName(BASE + "ui.common.CommandKeys")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("javafx[.]scene[.]input[.]Key(Code|Combination|CodeCombination|CharacterCombination)")
            .because("a key that is taken is in the table of commands, and so in the help");

    @ArchTest
    static final ArchRule cli = noClasses()
            .that()
            .resideInAPackage(BASE + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    BASE + "ui..",
                    BASE + "bench..",
                    BASE + "backend.simulated..",
                    BASE + "backend.windows..",
                    "javafx..")
            .allowEmptyShould(true)
            .because("the command line starts without a window, over the backend that it is given");

    @ArchTest
    static final ArchRule ui = noClasses()
            .that()
            .resideInAPackage(BASE + "ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    BASE + "cli..", BASE + "bench..", BASE + "backend.simulated..", BASE + "backend.windows..")
            .allowEmptyShould(true)
            .because("the window works over any backend and is not run by the command line");

    @ArchTest
    static final ArchRule onlyWindowsKnowsJna = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "backend.windows..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.jna..")
            .allowEmptyShould(true)
            .because("everything that calls Windows is in one room");

    @ArchTest
    static final ArchRule onlyTheWindowKnowsJavaFx = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "ui..", BASE + "bench..", "dev.tidemark")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..")
            .allowEmptyShould(true)
            .because("the engine runs without a window");

    private static final String[] CONTROLS = {"javafx.scene..", "javafx.stage..", "org.controlsfx..", "atlantafx.."};

    @ArchTest
    static final ArchRule viewModelsKnowNoControl = classes()
            .that()
            .areAnnotatedWith(ViewModel.class)
            .should(knowNoControl())
            .because("what a view model does is tested without a window");

    @ArchTest
    static final ArchRule viewModelsAreMarked = classes()
            .that()
            .resideInAPackage(BASE + "ui..")
            .and()
            .haveSimpleNameEndingWith("ViewModel")
            .and()
            .areNotAnnotations()
            .should()
            .beAnnotatedWith(ViewModel.class)
            .because("the rule about controls goes by the annotation");

    @ArchTest
    static final ArchRule screensWorkInTasks = noClasses()
            .that()
            .resideInAPackage(BASE + "ui..")
            .and()
            .doNotHaveFullyQualifiedName(BASE + "ui.shell.TidemarkWindow")
            .should()
            .callMethodWhere(describe(
                    "hands work to an executor",
                    call -> call.getTargetOwner().isAssignableTo(Executor.class) && EXECUTING.contains(call.getName())))
            .because("what runs in the background has words, can be cancelled, and loses no failure; the window alone"
                    + " makes the threads, and ends them");

    @ArchTest
    static final ArchRule onlyOneClassUnmaps = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BASE + "store.Unmapper")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("sun.misc.Unsafe")
            .because("unmapping too early ends the program");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("dev.tidemark.(*)..").should().beFreeOfCycles().because("data flows one way");

    @ArchTest
    static final ArchRule screensHaveNoCycles = slices().matching("dev.tidemark.ui.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("a screen can be understood without the screens that use it");

    @ArchTest
    static final ArchRule nobodyKnowsTheCompositionRoot = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tidemark")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.tidemark")
            .because("it alone builds the objects, and hands them over through constructors");

    @ArchTest
    static final ArchRule everyPackageIsARoom = classes()
            .should()
            .resideInAnyPackage(ROOMS)
            .because("a package that no rule names could depend on anything");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes().should(bePartOfANullMarkedPackage()).because("null is only where a type says so");

    private static ArchCondition<JavaClass> bePartOfANullMarkedPackage() {
        return ArchCondition.from(describe(
                "be part of a package annotated with @NullMarked",
                type -> type.getFullName().equals("module-info")
                        || type.getPackage().isAnnotatedWith(NullMarked.class)));
    }

    private static ArchRule room(String name, String reason, String... allowed) {
        String[] packages = Stream.concat(
                        Arrays.stream(allowed).map(room -> BASE + room),
                        Stream.of(BASE + name + (name.equals("backend") ? "" : "..")))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(BASE + name + (name.equals("backend") ? "" : ".."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(packages).or(JavaClass.Predicates.resideOutsideOfPackage("dev.tidemark..")))
                .allowEmptyShould(true)
                .because(reason);
    }

    /** Neither itself, nor by way of a class of the window that needs controls. */
    private static ArchCondition<JavaClass> knowNoControl() {
        DescribedPredicate<JavaClass> control = resideInAnyPackage(CONTROLS);
        DescribedPredicate<JavaClass> shows = describe(
                "need a control",
                type -> type.getPackageName().startsWith(BASE + "ui.")
                        && type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(each -> control.test(each.getTargetClass())));
        return not(dependOnClassesThat(control.or(shows)));
    }
}
