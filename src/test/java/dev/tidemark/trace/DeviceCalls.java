package dev.tidemark.trace;

import dev.tidemark.act.Act;
import dev.tidemark.act.ActHistory;
import dev.tidemark.act.ActKind;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.testing.TableBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Makes operations of a log for tests. */
final class DeviceCalls {

    static final Instant TIME = Instant.parse("2024-05-06T07:08:09.123456Z");
    static final byte[] NOTHING = {};

    private DeviceCalls() {}

    static DeviceCall of(String code, String target, byte[] in, byte[] out) {
        return of(code, target, in, out, 0);
    }

    /** A call by the number that the table of Windows headers gives its name. */
    static DeviceCall of(String code, String target, byte[] in, byte[] out, int status) {
        return of(ActKind.QUERY_JOURNAL, code, TableBytes.constant(code), target, in, out, status);
    }

    static DeviceCall call(String name, String target, int status) {
        return of(ActKind.LOCK, name, 0, target, NOTHING, NOTHING, status);
    }

    private static DeviceCall of(
            ActKind kind, String call, int code, String target, byte[] in, byte[] out, int status) {
        DeviceCallLog log = new DeviceCallLog(() -> TIME);
        Act act = new ActHistory(() -> TIME).begin(kind, "D:", target);
        ByteBuffer input = in.length == 0 ? null : ByteBuffer.wrap(in);
        ByteBuffer output = out.length == 0 ? null : ByteBuffer.wrap(out);
        log.note(
                act,
                TIME,
                1_234_567,
                call,
                code,
                target,
                OpenMode.ACT,
                input,
                output,
                new Completion(status, out.length));
        return log.operations(0, true).getFirst();
    }

    /** Eight bytes and the bytes of records behind them. */
    static byte[] answer(long next, byte[]... records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(8).putLong(Long.reverseBytes(next)).array());
        for (byte[] record : records) {
            bytes.writeBytes(record);
        }
        return bytes.toByteArray();
    }
}
