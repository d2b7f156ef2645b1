package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.backend.simulated.ntfs.SimulatedJournal;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.RecordPredicate;
import dev.tidemark.testing.MovedClock;
import dev.tidemark.testing.Rounds;
import dev.tidemark.volume.JournalData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls that end at any place, over a volume that lives on, trims its journal, and makes it anew: what they write together has every
 * record at least once, twice only what was not kept, and of what is lost a line.
 */
@Tag("shows-out")
class ResumeCrashesTest {

    private static final Pattern TRIMMED = Pattern.compile("journal, USN (\\d+) to (\\d+), were trimmed");
    private static final Pattern CHANGED = Pattern.compile("Journal id changed from 0x([0-9a-f]{16})");

    private final MovedClock clock = new MovedClock();
    private final SimulatedBackend machine = SimulatedBackend.standard(11, clock);
    private final ExportColumns columns = ExportColumns.standard(FieldRegistry.standard(), ExportFormat.TSV, false);
    private final Random random = new Random(5);
    private final Map<String, Long> logged = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private final List<Loss> said = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();
    private long end;
    private int crashes;
    private int losses;

    @TempDir
    Path folder;

    /** Of a journal, from a USN to another. */
    private record Loss(long journal, long from, long to) {}

    /** The end of the process, as far as a thread can tell. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("", null, false, false);
        }
    }

    private enum At {
        APPEND,
        FLUSH,
        STATE,
        RENAME,
        KEPT,
        NEVER
    }

    @AfterEach
    void close() {
        machine.close();
    }

    private SimulatedJournal journal() {
        return machine.volume("D:").journal();
    }

    private Path output() {
        return folder.resolve("out.tsv");
    }

    private ResumePointFile point() {
        return new ResumePointFile(folder.resolve("point.json"));
    }

    @Test
    @Timeout(600)
    void nothingIsLostInSilenceWhereverACallEnds() throws Exception {
        int wanted = Rounds.of(500);
        ids.add(journal().journalId());
        while (crashes < wanted) {
            live();
            call(At.values()[random.nextInt(At.NEVER.ordinal())], random.nextInt(3));
        }
        live();
        call(At.NEVER, 0);
        note();

        List<String> missing = logged.entrySet().stream()
                .filter(one -> !written.contains(one.getKey()) && !isSaid(one.getKey(), one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(missing).as("records that are lost, and nothing says so").isEmpty();
        assertThat(logged).hasSizeGreaterThan(10 * wanted);
        assertThat(losses).as("calls that lost something").isGreaterThan(wanted / 50);
        assertThat(Files.readAllLines(output()).stream().filter(line -> line.startsWith("usn")))
                .as("one header")
                .hasSize(1);
    }

    private boolean isSaid(String line, long journal) {
        long usn = usn(line);
        return said.stream().anyMatch(loss -> loss.journal == journal && loss.from <= usn && usn < loss.to);
    }

    private static long usn(String line) {
        return Long.parseLong(line.substring(0, line.indexOf('\t')));
    }

    /** What becomes of the volume between two calls. */
    private void live() throws IOException {
        clock.advance(Duration.ofSeconds(1));
        machine.step("D:", 1 + random.nextInt(random.nextInt(10) == 0 ? 4000 : 60));
        switch (random.nextInt(20)) {
            case 0, 1 -> {
                note();
                journal().trimTo(random.nextInt(20_000));
            }
            case 2 -> {
                note();
                journal().usnsGoOn(random.nextBoolean());
                journal().recreate(1 << 20, 1 << 16);
                machine.step("D:", 5);
                ids.add(journal().journalId());
            }
            case 3 -> {
                note();
                journal().restamp();
                ids.add(journal().journalId());
            }
            default -> {
                // It is only written to.
            }
        }
    }

    /** Every record that there is, by its line. */
    private void note() {
        Cli.Outcome all = Cli.run(simulated -> machine, "records", "D:", "--simulated");
        long id = journal().journalId();
        all.out().lines().skip(1).forEach(line -> logged.put(line, id));
    }

    // --- a call

    private void call(At at, int countdown) throws Exception {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
        ReadingPosition from = point().read().map(ResumePoint::position).orElse(null);
        Dying dying = new Dying(at, countdown);
        ResumePoint before = point().read().orElse(null);
        Resumption resumption = new Resumption(7, before, dying::keep, clock);
        ResumedFile there = Files.exists(output()) ? ResumedFile.behind(output(), columns) : null;
        try (OutputFile file = new OutputFile(output(), true, there, err)) {
            dying.out = file;
            RecordSink sink = new FormattedRecords(columns, dying, false);
            VolumeRecords records = new VolumeRecords(machine, "D:", ReadOptions.DEFAULT, false, from, err);
            Selection selection = new Selection(
                    RecordPredicate.of(FilterSpec.ALL), view -> true, true, -1, Long.MAX_VALUE, sink, err, null);
            resumption.writesTo(file, false);
            selection.keepPlace(resumption);
            new RecordRun(records, selection, sink, file, true, resumption, err).run(() -> {}, () -> true);
        } catch (Crash e) {
            crashes++;
        }
        look(errors.toString(StandardCharsets.UTF_8), from);
    }

    private void look(String errors, ReadingPosition from) throws Exception {
        Matcher trimmed = TRIMMED.matcher(errors);
        while (trimmed.find()) {
            losses++;
            long usn = Long.parseLong(trimmed.group(1));
            said.add(new Loss(journal().journalId(), usn, Long.parseLong(trimmed.group(2))));
        }
        Matcher changed = CHANGED.matcher(errors);
        while (changed.find()) {
            losses++;
            change(Long.parseUnsignedLong(changed.group(1), 16), from.nextUsn());
        }
        for (String line : newLines()) {
            boolean first = written.add(line);
            assertThat(first || from == null || usn(line) >= from.nextUsn())
                    .as("twice only what no call kept: " + line)
                    .isTrue();
        }
    }

    /** Journals that came and went in between are missing too, and so is what the new one trimmed before it was known. */
    private void change(long before, long from) throws Win32Exception {
        said.add(new Loss(before, from, Long.MAX_VALUE));
        for (long between : ids.subList(ids.indexOf(before) + 1, ids.size() - 1)) {
            said.add(new Loss(between, 0, Long.MAX_VALUE));
        }
        JournalData now = VolumeRecords.journal(machine, "D:");
        assertThat(now.journalId()).isEqualTo(ids.getLast());
        said.add(new Loss(now.journalId(), 0, now.firstUsn()));
    }

    private List<String> newLines() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(output().toFile(), "r")) {
            file.seek(end);
            byte[] bytes = new byte[(int) (file.length() - end)];
            file.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int whole = text.lastIndexOf('\n') + 1;
            end += text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
            return text.substring(0, whole)
                    .lines()
                    .filter(line -> !line.startsWith("usn"))
                    .toList();
        }
    }

    /** The output and the place of a process that ends. */
    private final class Dying extends OutputStream {

        private final At at;
        private int countdown;
        private OutputStream out = OutputStream.nullOutputStream();

        Dying(At at, int countdown) {
            this.at = at;
            this.countdown = countdown;
        }

        private boolean isHere(At place) {
            return at == place && countdown-- <= 0;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (isHere(At.APPEND)) {
                out.write(bytes, from, random.nextInt(length + 1));
                throw new Crash();
            }
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            if (isHere(At.FLUSH)) {
                throw new Crash();
            }
            out.flush();
        }

        void keep(ResumePoint kept) throws IOException {
            Path beside = folder.resolve("point.json.partial");
            if (isHere(At.STATE)) {
                Files.writeString(
                        beside,
                        kept.json().substring(0, random.nextInt(kept.json().length())));
                throw new Crash();
            }
            if (isHere(At.RENAME)) {
                Files.writeString(beside, kept.json());
                throw new Crash();
            }
            Files.deleteIfExists(beside);
            point().write(kept);
            if (isHere(At.KEPT)) {
                throw new Crash();
            }
        }
    }
}
