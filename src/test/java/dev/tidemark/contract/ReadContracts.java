package dev.tidemark.contract;

import static dev.tidemark.contract.Contracts.error;
import static dev.tidemark.contract.Contracts.from;
import static dev.tidemark.contract.Contracts.open;
import static dev.tidemark.contract.Contracts.query;
import static dev.tidemark.contract.Contracts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.contract.Contracts.Seen;
import dev.tidemark.usn.Reason;
import dev.tidemark.volume.FileTableEnumerator;
import dev.tidemark.volume.JournalData;
import dev.tidemark.volume.JournalReader;
import dev.tidemark.volume.ReadRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stateless. How a journal is read, waited for and given up. */
final class ReadContracts {

    private ReadContracts() {}

    static List<Case> all() {
        return List.of(
                Case.of("reading from 0 gives the oldest record, and where to go on", ReadContracts::oldest),
                Case.of("records come in the order of their USNs, none is lost between reads", ReadContracts::inSteps),
                Case.of("version 3 comes to who accepts it, version 2 to who does not", ReadContracts::versions),
                Case.of("names keep every UTF-16 unit, lone surrogates too", ReadContracts::names),
                Case.of("a reason mask lets through what has one of its reasons", ReadContracts::mask),
                Case.of("a stale journal id ends in 87", ReadContracts::staleId),
                Case.of("a start that was trimmed ends in 1181", ReadContracts::trimmed),
                Case.of("at the end nothing comes and the next USN stays", ReadContracts::atTheEnd),
                Case.of("a waiting read ends with the next record", ReadContracts::waits),
                Case.of("a waiting read goes on past records that its mask leaves out", ReadContracts::narrow),
                Case.of("a waiting read that is cancelled ends in 995", ReadContracts::cancelled),
                Case.of("closing a reader ends its waiting read", ReadContracts::closed),
                Case.of("a timeout of a second looks after a second", ReadContracts::timeout),
                Case.of("a read that waits while the journal goes ends in words", ReadContracts::journalGoes),
                Case.of("the file table lists the files there are", ReadContracts::fileTable, Ability.FILE_TABLE),
                Case.of(
                        "without rights a volume does not open, and its journal is read in the limited way",
                        ReadContracts::noRights,
                        Ability.RIGHTS));
    }

    private static void oldest(Machine machine) throws Exception {
        JournalData journal = query(machine);
        try (JournalReader reader = new JournalReader(machine.backend(), machine.volume())) {
            JournalReader.Batch batch = reader.read(from(0, journal));
            assertThat(Contracts.seen(batch).getFirst().usn()).isEqualTo(journal.firstUsn());
            assertThat(batch.nextUsn()).isEqualTo(journal.nextUsn());
        }
    }

    private static void inSteps(Machine machine) throws Exception {
        for (int i = 0; i < 50; i++) {
            machine.record("step-" + i + ".txt");
        }
        JournalData journal = query(machine);
        List<Seen> whole = read(machine, from(0, journal));
        assertThat(whole).isSortedAccordingTo((one, other) -> Long.compare(one.usn(), other.usn()));
        Seen middle = whole.get(whole.size() / 2);
        assertThat(read(machine, from(middle.usn(), journal)))
                .containsExactlyElementsOf(whole.subList(whole.size() / 2, whole.size()));
    }

    private static void versions(Machine machine) throws Exception {
        JournalData journal = query(machine);
        ReadRequest v1 = new ReadRequest(0, Contracts.ALL, false, 0, 0, journal.journalId(), 2, 3, true);
        assertThat(read(machine, v1))
                .extracting(Seen::version)
                .containsAnyOf(2, 3)
                .doesNotContain(4);
        ReadRequest only2 = new ReadRequest(0, Contracts.ALL, false, 0, 0, journal.journalId(), 2, 2, true);
        assertThat(read(machine, only2)).extracting(Seen::version).containsOnly(2);
        assertThat(read(machine, from(0, journal))).extracting(Seen::version).containsOnly(2);
    }

    private static void names(Machine machine) throws Exception {
        JournalData before = query(machine);
        String name = "wöken-日本-\uD83D\uDE00-\uD800x.txt";
        machine.record(name);
        assertThat(read(machine, from(before.nextUsn(), before)))
                .extracting(Seen::name)
                .contains(name);
    }

    private static void mask(Machine machine) throws Exception {
        machine.record("one.txt");
        JournalData journal = query(machine);
        int bit = Reason.FILE_CREATE.bit();
        List<Seen> created = read(machine, new ReadRequest(0, bit, false, 0, 0, journal.journalId(), 2, 2, false));
        assertThat(created).isNotEmpty().allMatch(record -> (record.reason() & bit) != 0);
        List<Seen> closed =
                read(machine, new ReadRequest(0, Contracts.ALL, true, 0, 0, journal.journalId(), 2, 2, false));
        assertThat(closed).allMatch(record -> (record.reason() & Reason.CLOSE.bit()) != 0);
    }

    private static void staleId(Machine machine) throws Exception {
        JournalData journal = query(machine);
        ReadRequest stale = new ReadRequest(0, Contracts.ALL, false, 0, 0, journal.journalId() + 1, 2, 2, false);
        assertThat(error(() -> read(machine, stale))).isEqualTo(87);
    }

    private static void trimmed(Machine machine) throws Exception {
        for (int i = 0; i < 200; i++) {
            machine.record("old-" + i + ".txt");
        }
        JournalData before = query(machine);
        List<Seen> all = read(machine, from(0, before));
        machine.trim();
        JournalData after = query(machine);
        assertThat(after.firstUsn()).isGreaterThan(before.firstUsn());
        long gone = all.stream()
                .mapToLong(Seen::usn)
                .filter(usn -> usn > 0 && usn < after.firstUsn())
                .findFirst()
                .orElseThrow();
        assertThat(error(() -> read(machine, from(gone, after)))).isEqualTo(1181);
        assertThat(read(machine, from(0, after)).getFirst().usn()).isGreaterThanOrEqualTo(after.firstUsn());
    }

    private static void atTheEnd(Machine machine) throws Exception {
        JournalData journal = query(machine);
        try (JournalReader reader = new JournalReader(machine.backend(), machine.volume())) {
            JournalReader.Batch batch = reader.read(from(journal.nextUsn(), journal));
            assertThat(Contracts.seen(batch)).isEmpty();
            assertThat(batch.nextUsn()).isEqualTo(journal.nextUsn());
        }
    }

    private static ReadRequest waiting(JournalData journal, int mask, long timeout) {
        return new ReadRequest(journal.nextUsn(), mask, false, timeout, 1, journal.journalId(), 2, 2, false);
    }

    private static void waits(Machine machine) throws Exception {
        JournalData journal = query(machine);
        try (JournalReader reader = new JournalReader(machine.backend(), machine.volume())) {
            CompletableFuture<List<Seen>> read =
                    Contracts.later(() -> Contracts.seen(reader.read(waiting(journal, Contracts.ALL, 0))));
            assertThat(Contracts.stillWaits(machine, read)).isTrue();
            machine.record("awaited.txt");
            assertThat(Contracts.soon(read)).extracting(Seen::name).contains("awaited.txt");
        }
    }

    private static void narrow(Machine machine) throws Exception {
        JournalData journal = query(machine);
        try (JournalReader reader = new JournalReader(machine.backend(), machine.volume())) {
            CompletableFuture<Integer> read = Contracts.later(() ->
                    error(() -> reader.read(waiting(journal, Reason.TRANSACTED_CHANGE.bit(), 0))));
            machine.record("passed over.txt");
            assertThat(Contracts.stillWaits(machine, read)).isTrue();
            reader.cancel();
            assertThat(Contracts.soon(read)).isEqualTo(995);
        }
    }

    private static void cancelled(Machine machine) throws Exception {
        JournalData journal = query(machine);
        try (JournalReader reader = new JournalReader(machine.backend(), machine.volume())) {
            CompletableFuture<Integer> read =
                    Contracts.later(() -> error(() -> reader.read(waiting(journal, Contracts.ALL, 0))));
            assertThat(Contracts.stillWaits(machine, read)).isTrue();
            reader.cancel();
            assertThat(Contracts.soon(read)).isEqualTo(995);
            machine.record("after.txt");
            assertThat(Contracts.seen(reader.read(from(journal.nextUsn(), journal))))
                    .isNotEmpty();
        }
    }

    private static void closed(Machine machine) throws Exception {
        JournalData journal = query(machine);
        JournalReader reader = new JournalReader(machine.backend(), machine.volume());
        CompletableFuture<Integer> read =
                Contracts.later(() -> error(() -> reader.read(waiting(journal, Contracts.ALL, 0))));
        assertThat(Contracts.stillWaits(machine, read)).isTrue();
        reader.close();
        assertThat(Contracts.soon(read)).isIn(995, 6);
    }

    private static void timeout(Machine machine) throws Exception {
        JournalData journal = query(machine);
        try (JournalReader reader = new JournalReader(machine.backend(), machine.volume())) {
            CompletableFuture<List<Seen>> read =
                    Contracts.later(() -> Contracts.seen(reader.read(waiting(journal, Contracts.ALL, 1))));
            assertThat(Contracts.stillWaits(machine, read)).isTrue();
            machine.record("later.txt");
            assertThat(Contracts.soon(read)).extracting(Seen::name).contains("later.txt");
        }
    }

    private static void journalGoes(Machine machine) throws Exception {
        JournalData journal = query(machine);
        try (JournalReader reader = new JournalReader(machine.backend(), machine.volume());
                Handle handle = Contracts.open(machine, OpenMode.ACT)) {
            CompletableFuture<Integer> read =
                    Contracts.later(() -> error(() -> reader.read(waiting(journal, Contracts.ALL, 0))));
            assertThat(Contracts.stillWaits(machine, read)).isTrue();
            dev.tidemark.volume.JournalControl.delete(
                    handle, machine.backend(), machine.volume(), journal.journalId(), 1);
            assertThat(Contracts.soon(read)).isIn(1178, 1179);
        }
    }

    private static void fileTable(Machine machine) throws Exception {
        machine.file("in the table.txt");
        try (Handle handle = Contracts.open(machine, OpenMode.READ_JOURNAL)) {
            FileTableEnumerator table =
                    new FileTableEnumerator(handle, machine.backend(), machine.volume(), 0, Long.MAX_VALUE, 2);
            boolean found = false;
            for (ByteBuffer page = table.next(); page != null; page = table.next()) {
                found |= Contracts.seen(new JournalReader.Batch(0, page)).stream()
                        .anyMatch(record -> record.name().equals("in the table.txt"));
            }
            assertThat(found).isTrue();
        }
    }

    private static void noRights(Machine machine) throws Exception {
        JournalData journal = query(machine);
        machine.rights(new Rights(false, false, false));
        assertThat(error(() -> open(machine, OpenMode.READ_JOURNAL))).isEqualTo(5);
        try (JournalReader reader = new JournalReader(machine.backend(), machine.volume())) {
            assertThat(reader.isLimited()).isTrue();
            assertThat(Contracts.seen(reader.read(from(0, journal)))).isNotEmpty();
        }
    }
}
