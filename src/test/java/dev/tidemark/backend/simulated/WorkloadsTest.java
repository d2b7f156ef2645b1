package dev.tidemark.backend.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.usn.Reason;
import dev.tidemark.usn.SourceInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens by itself on the simulated machine. */
@Timeout(60)
class WorkloadsTest {

    private static Map<String, byte[]> streams(long seed) {
        Map<String, byte[]> streams = new HashMap<>();
        try (SimulatedBackend backend = SimulatedBackend.standard(seed, new Fixture.StandingClock())) {
            for (String id : List.of("C:", "D:", "E:", "R:")) {
                backend.step(id, 20_000);
                backend.encryptDocuments(id, 5);
                byte[] stream = backend.volume(id).journal().journalStream();
                assertThat(stream).isNotNull();
                streams.put(id, stream);
            }
        }
        return streams;
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        Map<String, byte[]> one = streams(7);
        Map<String, byte[]> same = streams(7);
        one.forEach((id, bytes) -> assertThat(same.get(id)).as(id).isEqualTo(bytes));
        assertThat(streams(8).get("D:")).isNotEqualTo(one.get("D:"));
    }

    @Test
    void allReasonsAndSourcesOccur() {
        for (String id : List.of("C:", "D:", "R:")) {
            try (Fixture fixture = new Fixture(id)) {
                fixture.backend.step(id, 100_000);
                int reasons = 0;
                int sources = 0;
                Set<Integer> singles = new HashSet<>();
                for (Fixture.Row row : fixture.rows()) {
                    reasons |= row.reasons();
                    sources |= row.source();
                    singles.add(row.reasons());
                }
                assertThat(Reason.symbols(reasons)).as(id).isEqualTo(Reason.symbols(Reason.ALL));
                assertThat(sources).isEqualTo(0xF);
                assertThat(SourceInfo.values()).hasSize(4);
                assertThat(singles).hasSizeGreaterThan(50);
            }
        }
    }

    @Test
    void largeFilesLeaveRanges() {
        try (Fixture fixture = new Fixture("E:")) {
            fixture.backend.step("E:", 10_000);
            assertThat(fixture.rows().stream().filter(row -> row.version() == 4).count())
                    .isGreaterThan(1000);
        }
    }

    @Test
    void aStepLogsAboutAsManyRecordsAsAskedFor() {
        try (Fixture fixture = new Fixture("D:")) {
            long before = fixture.journal.recordsLogged();
            fixture.backend.step("D:", 5000);
            assertThat(fixture.journal.recordsLogged() - before).isBetween(5000L, 5030L);
            assertThat(fixture.rows()).hasSize((int) fixture.journal.recordsLogged());
        }
    }

    @Test
    void workStopsWhileThereIsNoJournalAndGoesOnInTheNext() {
        try (Fixture fixture = new Fixture("D:")) {
            fixture.backend.step("D:", 1000);
            fixture.journal.delete();
            fixture.backend.step("D:", 1000);
            fixture.clock.advance(Duration.ofSeconds(2));
            fixture.backend.step("D:", 1000);
            assertThat(fixture.journal.create(Fixture.MIB, Fixture.MIB)).isZero();
            fixture.backend.step("D:", 1000);
            assertThat(fixture.rows()).hasSizeBetween(1000, 1030);
        }
    }

    @Test
    void workGoesOnAfterACrash() {
        try (Fixture fixture = new Fixture("D:")) {
            for (int i = 0; i < 20; i++) {
                fixture.backend.step("D:", 2000);
                fixture.volume.crashAndRemount();
            }
            Map<Object, Integer> pending = new HashMap<>();
            for (Fixture.Row row : fixture.rows()) {
                int before = pending.getOrDefault(row.file(), 0) & ~Reason.RENAME_NEW_NAME.bit();
                assertThat(row.reasons() & before)
                        .as("%s keeps its reasons", row.said())
                        .isEqualTo(before);
                boolean goes = Reason.CLOSE.in(row.reasons()) || Reason.RENAME_OLD_NAME.in(row.reasons());
                pending.put(row.file(), goes ? 0 : row.reasons());
            }
        }
    }

    @Test
    void encryptingDocumentsRenamesThem() {
        try (Fixture fixture = new Fixture("D:")) {
            fixture.backend.step("D:", 20_000);
            long from = fixture.journal.nextUsn();
            fixture.backend.encryptDocuments("D:", 10);
            List<Fixture.Row> rows = fixture.read(Fixture.Request.from(from)).rows();
            assertThat(rows.stream()
                            .filter(row -> row.name().endsWith(".locked")
                                    && Reason.CLOSE.in(row.reasons())
                                    && Reason.DATA_OVERWRITE.in(row.reasons())))
                    .hasSize(10);
        }
    }
}
