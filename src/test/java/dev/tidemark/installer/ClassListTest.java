package dev.tidemark.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code installer/app/classes.list} is made by hand after large changes (installer/README.md). */
class ClassListTest {

    private static final int LEAST_PERCENT = 90;

    @Test
    void mostOfTheClassesThatAFastStartWantsAreThere() throws Exception {
        List<String> names = Files.readAllLines(Path.of("installer/app/classes.list")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        List<String> own =
                names.stream().filter(name -> name.startsWith("dev/tidemark/")).toList();
        long there = own.stream().filter(ClassListTest::isThere).count();

        assertThat(names).isSorted().doesNotHaveDuplicates();
        assertThat(own).hasSizeGreaterThan(200).contains("dev/tidemark/Main");
        assertThat(there * 100).as("there are %s of %s", there, own.size()).isGreaterThan(LEAST_PERCENT * own.size());
    }

    private static boolean isThere(String name) {
        return ClassListTest.class.getResource("/" + name + ".class") != null;
    }
}
