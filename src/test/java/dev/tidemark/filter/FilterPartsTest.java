package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is clicked together and the text say the same, in both directions. */
@Tag("shows-ask")
class FilterPartsTest {

    private static final FieldRegistry FIELDS = FieldRegistry.standard();
    private static final int CREATE = Reason.FILE_CREATE.bit();
    private static final int DELETE = Reason.FILE_DELETE.bit();

    @TempDir
    Path folder;

    private static Node tree(String text) {
        return Objects.requireNonNull(FilterParser.parse(text, FIELDS).tree(), text);
    }

    private static String text(FilterSpec spec) {
        return FilterPrinter.print(FilterParts.of(spec).tree());
    }

    @Test
    void aSpecificationHasAText() {
        FilterSpec spec = FilterSpec.ALL
                .withReasons(CREATE, Reason.EA_CHANGE.bit(), DELETE)
                .withOnlyClosed(true)
                .withVersions(2, 3)
                .withSource(0x2 | FilterSpec.NO_SOURCE)
                .withFile(FileId.ntfs(30, 7))
                .withName("*.docx")
                .withPath("\\Users\\");
        assertThat(text(spec))
                .isEqualTo("reason any FILE_CREATE and reason all EA_CHANGE and not reason any FILE_DELETE and"
                        + " reason all CLOSE and (sourceinfo any AUXILIARY_DATA or sourceinfo == 0x0) and"
                        + " version in {2, 3} and file == 0x000700000000001e and *.docx and \\Users\\");
        assertThat(text(FilterSpec.ALL)).isEmpty();
        assertThat(text(FilterSpec.ALL.withName("a\\b"))).isEqualTo("name ~ a\\b");
        assertThat(text(FilterSpec.ALL.withPath("docs"))).isEqualTo("path ~ docs");
        assertThat(text(FilterSpec.ALL.withPath("*\\docs\\*"))).isEqualTo("\\docs\\*");
        assertThat(text(FilterSpec.ALL.withPath("\\docs\\*"))).isEqualTo("path like \\docs\\*");
    }

    @Test
    void theTextOfASpecificationIsTakenApartToTheSpecification() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            FilterSpec spec = random(random);
            FilterParts parts = FilterParts.of(tree(text(spec)));
            assertThat(parts.rest()).as(text(spec)).isEmpty();
            assertThat(parts.spec()).as(text(spec)).isEqualTo(spec);
        }
    }

    private static FilterSpec random(Random random) {
        FilterSpec spec = FilterSpec.ALL.withOnlyClosed(random.nextBoolean());
        if (random.nextBoolean()) {
            spec = spec.withReasons(1 | random.nextInt(0x1000), random.nextInt(0x1000), random.nextInt(0x1000));
        }
        if (random.nextInt(3) == 0) {
            spec = spec.withVersions(2 + random.nextInt(3));
        }
        if (random.nextInt(3) == 0) {
            spec = spec.withSource(List.of(1, 6, FilterSpec.NO_SOURCE, FilterSpec.NO_SOURCE | 3)
                    .get(random.nextInt(4)));
        }
        if (random.nextInt(3) == 0) {
            spec = spec.withFile(new FileId(random.nextInt(2), random.nextLong()));
        }
        if (random.nextInt(3) == 0) {
            spec = spec.withParent(FileId.ntfs(random.nextInt(100), 1));
        }
        List<String> texts = List.of("", "a", "*.txt", "a b", "\"", "or", "\\x", "*\\x*", "^\\a", "x?", "\u0000");
        return spec.withName(texts.get(random.nextInt(texts.size()))).withPath(texts.get(random.nextInt(texts.size())));
    }

    @Test
    void aSpecificationAndItsTextFindTheSameRows() throws InterruptedException {
        Random random = new Random(4);
        try (RandomStore store = new RandomStore(folder, 21).add(5_000)) {
            for (int i = 0; i < 300; i++) {
                FilterSpec spec = random(random).withPath("");
                CompiledFilter filter = CompiledFilter.of(tree(text(spec)), TimeContext.utc(Instant.EPOCH));
                try (FilteredRows expected = new FilteredRows(store.store, spec, Runnable::run);
                        FilteredRows found = new FilteredRows(store.store, filter, Runnable::run, null)) {
                    expected.await();
                    found.await();
                    assertThat(keys(found)).as(text(spec)).isEqualTo(keys(expected));
                }
            }
        }
    }

    private static long[] keys(FilteredRows rows) {
        return LongStream.range(0, rows.size()).map(rows::keyAt).toArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "reason any FILE_CREATE|FILE_DELETE",
                "reason any CLOSE",
                "reason all FILE_CREATE|CLOSE",
                "not reason any FILE_DELETE",
                "reason none FILE_DELETE",
                "reason == FILE_CREATE|CLOSE",
                "reason in {FILE_CREATE, FILE_DELETE}",
                "-(reason any CLOSE) reason any FILE_CREATE version in {2,3}",
            })
    void aTextOfReasonsAloneIsLeftToTheLoopOverTheColumn(String text) {
        CompiledFilter filter = CompiledFilter.of(tree(text), TimeContext.utc(Instant.EPOCH));
        assertThat(filter.over(null)).isInstanceOf(SpecSlices.class);
        assertThat(filter.kernel().needsBytes()).isFalse();
    }

    @Test
    void whatCannotBeClickedStaysAsItIsWhileTheRestIsChanged() {
        FilterParts parts =
                FilterParts.of(tree("report (a or b) reason any FILE_CREATE usn > 5 not is dir reason any EA_CHANGE"));
        assertThat(parts.spec().anyOf()).isEqualTo(CREATE);
        assertThat(parts.spec().name()).isEqualTo("report");
        FilterSpec changed = parts.spec().withReasons(DELETE, 0, CREATE).withName("");
        assertThat(FilterPrinter.print(parts.with(changed).tree()))
                .isEqualTo(
                        "reason any FILE_DELETE and not reason any FILE_CREATE and (a or b) and usn > 5 and not is dir"
                                + " and reason any EA_CHANGE");
    }
}
