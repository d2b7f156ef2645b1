package dev.tidemark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.ui.common.CommandKeys;
import dev.tidemark.ui.common.ViewModel;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.NullMarked;

@ArchTag("shows-house")
@AnalyzeClasses(packages = "dev.tidemark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "dev.tidemark.";

    private static final Set<String> EXECUTING = Set.of("execute", "submit", "invokeAll", "invokeAny", "schedule");

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
    static final ArchRule keysAreOfCommands = noClasses()
            .that()
            .resideInAPackage(BASE + "ui..")
            .and()
            .doNotBelongToAnyOf(CommandKeys.class)
            .should()
            .dependOnClassesThat()
            .haveNameMatching("javafx[.]scene[.]input[.]Key(Code|Combination|CodeCombination|CharacterCombination)")
            .because("a key that is taken is in the table of commands, and so in the help");

    @ArchTest
    static final ArchRule actsHandOutNoBackend = methods()
            .that()
            .areDeclaredInClassesThat(resideInAnyPackage(BASE + "act"))
            .and()
            .arePublic()
            .and(describe(
                    "are given no backend to begin with",
                    method -> method.getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Backend.class))))
            .should()
            .notHaveRawReturnType(describe(
                    "leads to a volume",
                    type -> type.isAssignableTo(Backend.class)
                            || type.isAssignableTo(Handle.class)
                            || type.isAssignableTo(Computer.class)))
            .because("nothing leads around the gate that every act passes");

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
    static final ArchRule everyPackageIsNullMarked =
            classes().should(bePartOfANullMarkedPackage()).because("null is only where a type says so");

    private static ArchCondition<JavaClass> bePartOfANullMarkedPackage() {
        return ArchCondition.from(describe(
                "be part of a package annotated with @NullMarked",
                type -> type.getFullName().equals("module-info")
                        || type.getPackage().isAnnotatedWith(NullMarked.class)));
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
