package dev.tidemark.volume;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A handle that remembers what was sent and answers what it was told to, with no volume behind it. */
final class ScriptedHandle implements Handle {

    /** One call: the input as it was sent, {@code null} for none, and the room for the output, -1 for none. */
    record Sent(int code, byte @Nullable [] in, int room) {}

    private record Reply(int status, byte[] bytes) {}

    final List<Sent> sent = new ArrayList<>();
    private final Queue<Reply> replies = new ArrayDeque<>();

    /** The next call that was not told yet succeeds with these bytes; without any the answers are empty. */
    ScriptedHandle answers(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        replies.add(new Reply(0, all.array()));
        return this;
    }

    ScriptedHandle fails(int status) {
        replies.add(new Reply(status, new byte[0]));
        return this;
    }

    /** A machine whose every handle is this one. */
    Backend backend() {
        return (Backend) Proxy.newProxyInstance(
                Backend.class.getClassLoader(),
                new Class<?>[] {Backend.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "allocate" -> ByteBuffer.allocateDirect((int) args[0]).order(ByteOrder.LITTLE_ENDIAN);
                    case "openVolume" -> this;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Completion control(int code, @Nullable ByteBuffer in, @Nullable ByteBuffer out) {
        sent.add(new Sent(code, in == null ? null : bytes(in), out == null ? -1 : out.remaining()));
        Reply reply = replies.isEmpty() ? new Reply(0, new byte[0]) : replies.remove();
        if (out != null) {
            out.put(out.position(), reply.bytes());
        }
        return new Completion(reply.status(), reply.bytes().length);
    }

    private static byte[] bytes(ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(from.position(), bytes);
        return bytes;
    }

    @Override
    public Completion flush() {
        return Completion.DONE;
    }

    @Override
    public Completion read(long offset, ByteBuffer into) {
        return Completion.DONE;
    }

    @Override
    public Completion touch() {
        return Completion.DONE;
    }

    @Override
    public void cancel() {}

    @Override
    public long value() {
        return 0;
    }

    @Override
    public void close() {}
}
