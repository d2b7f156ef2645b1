package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import dev.tidemark.testing.ClassConstants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many classes of one package can only be understood together: the largest set of top-level classes, nested ones counted
 * with their outer one, of which each needs each other, be it by way of others.
 */
@Tag("shows-house")
@ArchTag("shows-house")
@AnalyzeClasses(packages = "dev.tidemark", importOptions = ImportOption.DoNotIncludeTests.class)
class ClassCyclesTest {

    private static final int MOST = 4;

    @ArchTest
    static void fewClassesOfAPackageNeedEachOther(JavaClasses imported) {
        SortedMap<String, Set<String>> largest = new TreeMap<>();
        packages(imported).forEach((name, classes) -> largest.put(name, largestCycle(classes)));
        largest.forEach((name, cycle) -> {
            if (cycle.size() > 1) {
                System.out.printf("%s %d %s%n", name, cycle.size(), String.join(" ", cycle));
            }
        });
        assertThat(largest).containsKeys("dev.tidemark", "dev.tidemark.usn", "dev.tidemark.backend.simulated.ntfs");
        largest.forEach((name, cycle) -> assertThat(cycle).as(name).hasSizeLessThanOrEqualTo(MOST));
    }

    @Test
    void aCycleIsFoundByWayOfOthers() {
        Map<String, Set<String>> graph = Map.of(
                "A", Set.of("B"),
                "B", Set.of("C", "X"),
                "C", Set.of("A"),
                "X", Set.of("Y"),
                "Y", Set.of());
        assertThat(largestCycle(graph)).containsExactly("A", "B", "C");
        assertThat(largestCycle(Map.of("A", Set.of("B"), "B", Set.of()))).isEmpty();
    }

    /** For each package its top-level classes, and for each of those the others of the package that it needs. */
    private static SortedMap<String, Map<String, Set<String>>> packages(JavaClasses imported) {
        SortedMap<String, Map<String, Set<String>>> packages = new TreeMap<>();
        for (JavaClass type : imported) {
            String prefix = type.getPackageName() + ".";
            packages.computeIfAbsent(type.getPackageName(), name -> new TreeMap<>())
                    .computeIfAbsent(topLevel(type.getName(), prefix), name -> new TreeSet<>())
                    .addAll(needed(type).stream()
                            .filter(name -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0)
                            .map(name -> topLevel(name, prefix))
                            .toList());
        }
        return packages;
    }

    private static Set<String> needed(JavaClass type) {
        Set<String> needed = type.getDirectDependenciesFromSelf().stream()
                .map(each -> each.getTargetClass().getBaseComponentType().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        try {
            // Classes of which only a constant is used, and those that a sealed type permits, are in no instruction.
            needed.addAll(ClassConstants.of(type.getSource().orElseThrow().getUri()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return needed;
    }

    private static String topLevel(String name, String prefix) {
        String simple = name.substring(prefix.length());
        int nested = simple.indexOf('$');
        return nested < 0 ? simple : simple.substring(0, nested);
    }

    /** Empty when no two classes need each other. */
    private static Set<String> largestCycle(Map<String, Set<String>> graph) {
        Map<String, Set<String>> reached = new TreeMap<>();
        graph.keySet().forEach(from -> reached.put(from, reachable(graph, from)));
        Set<String> largest = Set.of();
        for (String one : reached.keySet()) {
            Set<String> cycle = reached.get(one).stream()
                    .filter(other -> reached.get(other).contains(one))
                    .collect(Collectors.toCollection(TreeSet::new));
            cycle.remove(one);
            if (!cycle.isEmpty()) {
                cycle.add(one);
            }
            largest = cycle.size() > largest.size() ? cycle : largest;
        }
        return largest;
    }

    private static Set<String> reachable(Map<String, Set<String>> graph, String from) {
        Set<String> reached = new TreeSet<>();
        Deque<String> left = new ArrayDeque<>(Set.of(from));
        while (!left.isEmpty()) {
            for (String next : graph.getOrDefault(left.remove(), Set.of())) {
                if (reached.add(next)) {
                    left.add(next);
                }
            }
        }
        return reached;
    }
}
