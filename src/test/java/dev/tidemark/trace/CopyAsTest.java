package dev.tidemark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.TableBytes;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("shows-act")
class CopyAsTest {

    private static final byte[] NOTHING = DeviceCalls.NOTHING;
    private static final byte[] CREATE = TableBytes.of("CREATE_USN_JOURNAL_DATA")
            .put("MaximumSize", 33_554_432)
            .put("AllocationDelta", 8_388_608)
            .bytes();

    private static byte[] delete(int flags) {
        return TableBytes.of("DELETE_USN_JOURNAL_DATA")
                .put("UsnJournalID", 0x01da_1234_5678_9abcL)
                .put("DeleteFlags", flags)
                .bytes();
    }

    private static byte[] hexIn(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher hex = Pattern.compile("0x([0-9A-F]{2})\\b").matcher(text);
        while (hex.find()) {
            bytes.write(Integer.parseInt(hex.group(1), 16));
        }
        return bytes.toByteArray();
    }

    @Test
    void theProgramInCOpensTheSameAndSendsTheSameBytes() {
        byte[] in = delete(3);
        String text = CopyAs.c(DeviceCalls.of("FSCTL_DELETE_USN_JOURNAL", "D:", in, NOTHING));

        assertThat(text)
                .contains("CreateFileW(L\"\\\\\\\\.\\\\D:\", GENERIC_READ | GENERIC_WRITE,")
                .contains("FILE_SHARE_READ | FILE_SHARE_WRITE, NULL,")
                .contains("DeviceIoControl(handle, 0x000900F8 /* FSCTL_DELETE_USN_JOURNAL */, input, sizeof input,")
                .contains("/* UsnJournalID: 0x01da123456789abc */");
        String array = text.substring(text.indexOf("= {"), text.indexOf("};"));
        assertThat(hexIn(array.replaceAll("/\\*.*?\\*/", ""))).isEqualTo(in);
    }

    @Test
    void theScriptSendsTheSameBytes() {
        String text = CopyAs.powerShell(DeviceCalls.of("FSCTL_CREATE_USN_JOURNAL", "D:", CREATE, NOTHING));

        assertThat(text)
                .contains("[TidemarkCall]::Open('\\\\.\\D:', 3221225472, 3, 0)")
                .contains("[TidemarkCall]::Send($handle, " + 0x0009_00E7 + ", $in, 0)");
        byte[] sent = new byte[16];
        Matcher part = Pattern.compile("\\(\\[byte\\[]] \\((.*?)\\)\\)\\.CopyTo\\(\\$in, (\\d+)\\)")
                .matcher(text);
        while (part.find()) {
            byte[] bytes = hexIn(part.group(1));
            System.arraycopy(bytes, 0, sent, Integer.parseInt(part.group(2)), bytes.length);
        }
        assertThat(sent).isEqualTo(CREATE);
    }

    @Test
    void theVolumeHandleOfAMarkIsOpenedAnewForItsNumberIsAnotherInEachProcess() {
        DeviceCall mark = DeviceCalls.of(
                "FSCTL_MARK_HANDLE",
                "D:\\docs\\it's.txt",
                TableBytes.of("MARK_HANDLE_INFO")
                        .put("UsnSourceInfo", 1)
                        .put("VolumeHandle", 0x1234)
                        .bytes(),
                NOTHING);

        assertThat(CopyAs.c(mark))
                .contains("L\"D:\\\\docs\\\\it's.txt\"")
                .contains("HANDLE volume = CreateFileW(L\"\\\\\\\\.\\\\D:\"")
                .contains("memcpy(input + 8, &volume, sizeof volume);")
                .contains("getchar();");
        assertThat(CopyAs.powerShell(mark)).contains("'D:\\docs\\it''s.txt'").contains("ToInt64()), 0, $in, 8, 8)");
    }

    private static DeviceCall mark(int source, int info) {
        return DeviceCalls.of(
                "FSCTL_MARK_HANDLE",
                "D:\\a.txt",
                TableBytes.of("MARK_HANDLE_INFO")
                        .put("UsnSourceInfo", source)
                        .put("VolumeHandle", 0x1234)
                        .put("HandleInfo", info)
                        .bytes(),
                NOTHING);
    }

    @Tag("shows-windows")
    @Test
    void theVolumeOfAMarkIsOpenedWithThePrivilegeThatItsSourceNeeds() {
        assertThat(CopyAs.c(mark(4, 0)).replaceAll("\\s+", " "))
                .matches(".*SeManageVolumePrivilege.*HANDLE volume = CreateFileW.*")
                .contains("advapi32.lib");
        assertThat(CopyAs.powerShell(mark(1, 0)).replaceAll("\\s+", " "))
                .matches(".*\\[TidemarkCall]::Enable\\('SeManageVolumePrivilege'\\).*\\$volume = .*");
        // PROTECT_CLUSTERS has a volume handle too, and needs no privilege.
        assertThat(CopyAs.c(mark(0, 1))).contains("HANDLE volume").doesNotContain("SeManageVolumePrivilege");
    }

    @Tag("shows-windows")
    @Test
    void aHoldIsBoundedAndCancelled() {
        DeviceCall hold = DeviceCalls.of("IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES", "D:", NOTHING, NOTHING);
        assertThat(CopyAs.c(hold))
                .contains("FILE_FLAG_OVERLAPPED")
                .contains("NULL, 0, NULL, &pending);")
                .containsSubsequence(
                        "WaitForSingleObject(pending.hEvent, 2000)",
                        "CancelIoEx(handle, &pending)",
                        "CloseHandle(handle)");
        assertThat(CopyAs.powerShell(hold))
                .contains("[TidemarkCall]::Open('\\\\.\\D:', 3221225472, 3, 1073741824)")
                .contains("[TidemarkCall]::Hold($handle, 5488640, $null, 2000)")
                .doesNotContain("[TidemarkCall]::Send($handle")
                .contains("$handle.Dispose()");
    }

    @Test
    void aFileThatWasOpenedByItsIdIsOpenedByItsId() {
        DeviceCall close = DeviceCalls.of("FSCTL_WRITE_USN_CLOSE_RECORD", "D: 0002000000000028", NOTHING, new byte[8]);

        assertThat(CopyAs.c(close))
                .contains("OpenFileById(hint, &id,")
                .contains(".Type = FileIdType")
                .contains("0x28, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x00 }")
                .contains("L\"D:\\\\\"")
                .contains("BYTE output[8]");
        assertThat(CopyAs.powerShell(close))
                .contains("$id = 0x28, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x00\n")
                .contains("OpenById($hint, $id,");
    }

    @Test
    void aVolumeWithoutALetterIsOpenedByItsName() {
        DeviceCall lock = DeviceCalls.of(
                "FSCTL_LOCK_VOLUME", "\\\\?\\Volume{12345678-1234-1234-1234-123456789abc}\\", NOTHING, NOTHING);

        assertThat(CopyAs.powerShell(lock)).contains("Open('\\\\?\\Volume{12345678-1234-1234-1234-123456789abc}', ");
    }

    @Test
    void lettersBeyondAsciiReachTheCompilerAsHex() {
        DeviceCall close = DeviceCalls.of("FSCTL_WRITE_USN_CLOSE_RECORD", "D:\\\u00fcber", NOTHING, new byte[8]);

        assertThat(CopyAs.c(close)).contains("L\"D:\\\\\\x00fc\" L\"ber\"");
    }

    private static void fsutil(String expected, DeviceCall operation) {
        assertThat(CopyAs.fsutil(operation)).contains(expected);
    }

    @Test
    void fsutilSendsWhatItHasACommandFor() {
        fsutil("fsutil usn queryjournal D:", DeviceCalls.of("FSCTL_QUERY_USN_JOURNAL", "D:", NOTHING, NOTHING));
        fsutil(
                "fsutil usn createjournal m=33554432 a=8388608 D:",
                DeviceCalls.of("FSCTL_CREATE_USN_JOURNAL", "D:", CREATE, NOTHING));
        fsutil("fsutil usn deletejournal /d D:", DeviceCalls.of("FSCTL_DELETE_USN_JOURNAL", "D:", delete(1), NOTHING));
        fsutil("fsutil usn deletejournal /n D:", DeviceCalls.of("FSCTL_DELETE_USN_JOURNAL", "D:", delete(3), NOTHING));
        fsutil(
                "fsutil usn enablerangetracking c=16384 s=67108864 D:",
                DeviceCalls.of(
                        "FSCTL_USN_TRACK_MODIFIED_RANGES",
                        "D:",
                        TableBytes.of("USN_TRACK_MODIFIED_RANGES")
                                .put("ChunkSize", 16384)
                                .put("FileSizeThreshold", 67_108_864)
                                .bytes(),
                        NOTHING));
        fsutil(
                "fsutil usn readdata \"D:\\docs\\a b.txt\"",
                DeviceCalls.of("FSCTL_READ_FILE_USN_DATA", "D:\\docs\\a b.txt", NOTHING, NOTHING));
        fsutil("fsutil volume dismount D:", DeviceCalls.of("FSCTL_DISMOUNT_VOLUME", "D:", NOTHING, NOTHING));
    }

    @Test
    void fsutilReadsAndEnumeratesFromTheSamePlace() {
        fsutil(
                "fsutil usn readjournal D: minver=2 maxver=4 startusn=4096 wait",
                DeviceCalls.of(
                        "FSCTL_READ_USN_JOURNAL",
                        "D:",
                        TableBytes.of("READ_USN_JOURNAL_DATA_V1")
                                .put("StartUsn", 4096)
                                .put("BytesToWaitFor", 1)
                                .put("MinMajorVersion", 2)
                                .put("MaxMajorVersion", 4)
                                .bytes(),
                        NOTHING));
        fsutil(
                "fsutil usn enumdata 7 1 99 D:",
                DeviceCalls.of(
                        "FSCTL_ENUM_USN_DATA",
                        "D:",
                        TableBytes.of("MFT_ENUM_DATA_V0")
                                .put("StartFileReferenceNumber", 7)
                                .put("LowUsn", 1)
                                .put("HighUsn", 99)
                                .bytes(),
                        NOTHING));
    }

    @Test
    void whereFsutilHasNoCommandThereIsNone() {
        for (String code : new String[] {
            "FSCTL_LOCK_VOLUME",
            "FSCTL_UNLOCK_VOLUME",
            "FSCTL_WRITE_USN_CLOSE_RECORD",
            "FSCTL_MARK_HANDLE",
            "IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES"
        }) {
            assertThat(CopyAs.fsutil(DeviceCalls.of(code, "D:", NOTHING, NOTHING)))
                    .as(code.toLowerCase(Locale.ROOT))
                    .isEmpty();
        }
        assertThat(CopyAs.fsutil(DeviceCalls.of("FSCTL_DELETE_USN_JOURNAL", "D:", delete(2), NOTHING)))
                .isEmpty();
        assertThat(CopyAs.fsutil(DeviceCalls.of("FSCTL_READ_FILE_USN_DATA", "D: 0002000000000028", NOTHING, NOTHING)))
                .isEmpty();
        assertThat(CopyAs.fsutil(DeviceCalls.call("CreateFile", "D:", 5))).isEmpty();
    }

    @Test
    void openingAndFlushingAreCopiedToo() {
        assertThat(CopyAs.c(DeviceCalls.call("CreateFile", "D:", 5))).doesNotContain("DeviceIoControl");
        assertThat(CopyAs.c(DeviceCalls.call("FlushFileBuffers", "D:\\a", 0))).contains("FlushFileBuffers(handle)");
        assertThat(CopyAs.powerShell(DeviceCalls.call("FlushFileBuffers", "D:\\a", 0)))
                .contains("[TidemarkCall]::Flush($handle)");
    }
}
