package dev.tidemark.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-out")
class RecordIdentityTest {

    private static final long KEY = 0x1234_5678_9ABC_DEF1L;
    private static final FileId FILE = FileId.ntfs(40, 2);
    private static final FileId FOLDER = FileId.ntfs(5, 5);

    private static long mixed(ByteBuffer record) {
        return RecordIdentity.mixed(record, 0, KEY);
    }

    private static Records like(Records record) {
        return record.file(FILE).parent(FOLDER).usn(4096).time(77).reason(0x100);
    }

    @Test
    void aRecordGivenAsVersion2AndAsVersion3IsOne() {
        for (String name : List.of("", "a", "a.txt", "eleven.char", "sixteen characters")) {
            assertThat(mixed(like(Records.v2(name)).bytes()))
                    .isEqualTo(mixed(like(Records.v3(name)).bytes()));
        }
    }

    @Test
    void whatItIsKnownByMakesItAnother() {
        List<Long> all = List.of(
                        like(Records.v2("a.txt")),
                        like(Records.v2("b.txt")),
                        like(Records.v2("a.txt\0")),
                        like(Records.v2("a.txt\0\0\0\0")),
                        like(Records.v2("")),
                        like(Records.v2("\0")),
                        like(Records.v2("a.txt")).usn(4104),
                        like(Records.v2("a.txt")).time(78),
                        like(Records.v2("a.txt")).reason(0x101),
                        like(Records.v2("a.txt")).file(FileId.ntfs(41, 2)),
                        like(Records.v2("a.txt")).parent(FileId.ntfs(6, 5)),
                        like(Records.v3("a.txt")).file(new FileId(1, FILE.low())),
                        like(Records.v3("a.txt")).parent(new FileId(1, FOLDER.low())))
                .stream()
                .map(record -> mixed(record.bytes()))
                .toList();

        assertThat(all).doesNotHaveDuplicates().doesNotContain(0L);
        assertThat(mixed(Records.v4(4096, FILE, FOLDER, 0x100, 0, 1, 2))).isNotIn(all);
    }

    @Test
    void whatItIsNotKnownByChangesNothing() {
        ByteBuffer plain = like(Records.v2("a.txt")).bytes();
        ByteBuffer marked = like(Records.v2("a.txt"))
                .set("SourceInfo", 1)
                .set("SecurityId", 9)
                .bytes();

        assertThat(mixed(marked)).isEqualTo(mixed(plain));
        assertThat(RecordIdentity.mixed(plain, 0, KEY + 2)).isNotEqualTo(mixed(plain));
    }
}
