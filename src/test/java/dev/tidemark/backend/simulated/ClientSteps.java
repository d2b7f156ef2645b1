package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.BothVolumes.ClientFile;
import dev.tidemark.backend.simulated.BothVolumes.ClientVolume;
import dev.tidemark.backend.simulated.model.ModelAccess;
import dev.tidemark.backend.simulated.model.ModelFile;
import dev.tidemark.backend.simulated.model.ModelFiles;
import dev.tidemark.testing.TableBytes;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What a client does to files of the volume, as bytes over handles. */
final class ClientSteps {

    private static final int ROOM = 1024;

    private final BothVolumes both;
    private final SplittableRandom random;

    ClientSteps(BothVolumes both, SplittableRandom random) {
        this.both = both;
        this.random = random;
    }

    /** Sends a code; the buffers are the backend's, as a client's have to be. */
    static Completion send(BothVolumes both, Handle handle, String code, byte @Nullable [] in, @Nullable ByteBuffer out)
            throws Win32Exception {
        ByteBuffer input = in == null ? null : both.backend.allocate(in.length).put(0, in);
        Completion done = handle.control(ControlCode.valueOf(code).value(), input, out);
        if (!done.ok()) {
            throw new Win32Exception(done.status(), code, BothVolumes.ID);
        }
        return done;
    }

    void step() {
        List<ClientFile> idle = both.files.stream().filter(both::isIdle).toList();
        int kind = random.nextInt(10);
        if (idle.isEmpty() || kind < 2) {
            open(kind == 0);
            return;
        }
        ClientFile one = idle.get(random.nextInt(idle.size()));
        switch (kind) {
            case 2, 3, 4 -> forceClose(one);
            case 5, 6 -> mark(one);
            case 7 -> usnData(one);
            default -> close(one);
        }
    }

    private void open(boolean byId) {
        ModelAccess access = ProgramSteps.access(random);
        ModelAccess asked = random.nextBoolean() ? new ModelAccess(false, false, true, true) : access;
        OpenMode mode = ProgramSteps.mode(asked, OpenMode.FLAG_BACKUP_SEMANTICS);
        List<ModelFile> known = both.counterparts.keySet().stream()
                .sorted(java.util.Comparator.comparingLong(ModelFile::id))
                .toList();
        if (byId && !known.isEmpty()) {
            ModelFile file = known.get(random.nextInt(known.size()));
            both.same(
                    "client opens by id " + file.name() + " " + asked,
                    () -> both.backend.openById(BothVolumes.ID, FileId.of64(file.id()), mode),
                    handle -> both.model.files().openById(file, asked),
                    (handle, open) -> both.files.add(new ClientFile(handle, open)));
            return;
        }
        ModelFile folder =
                random.nextInt(3) == 0 ? both.model.files().find(ModelFiles.ROOT, ProgramSteps.FOLDER) : null;
        String name = random.nextInt(6) == 0 ? ProgramSteps.FOLDER : ProgramSteps.name(random);
        long parent = folder == null ? ModelFiles.ROOT : folder.id();
        String path = (folder == null ? "\\" : "\\" + ProgramSteps.FOLDER + "\\") + name;
        both.same(
                "client opens " + path + " " + asked,
                () -> both.backend.openFile(BothVolumes.ID, path, mode),
                handle -> both.model.files().open(both.model.files().find(parent, name), asked),
                (handle, open) -> both.files.add(new ClientFile(handle, open)));
    }

    private void forceClose(ClientFile one) {
        int room = random.nextInt(8) == 0 ? 7 : 8;
        String what = one.model().file().name() + ": client forces a close record, room " + room;
        BothVolumes.Outcome<Integer> may = BothVolumes.outcome(() -> {
            both.model.files().mayForce(one.model(), room);
            return 0;
        });
        BothVolumes.Act<Long> real = () -> {
            ByteBuffer out = both.backend.allocate(room);
            send(both, one.real(), "FSCTL_WRITE_USN_CLOSE_RECORD", null, out);
            return out.getLong(0);
        };
        BothVolumes.ModelAct<Long, Long> rules = answered -> both.model.files().closeRecord(one.model(), room);
        BothVolumes.Then<Long, Long> then = (usn, expected) -> both.agree(what, usn, expected);
        if (may.status() == 0) {
            both.change(what, one, real, rules, then);
        } else {
            both.same(what, real, rules, then);
        }
    }

    /** A volume handle to show with a mark, and the error that it gives. */
    private record Proof(long handle, int status) {}

    private Proof proof(ClientFile one) {
        List<ClientVolume> good =
                both.volumes.stream().filter(each -> !each.model().isBroken()).toList();
        int kind = random.nextInt(6);
        if (kind == 0) {
            return new Proof(one.real().value(), 87);
        }
        if (kind == 1 || good.isEmpty()) {
            return new Proof(kind == 1 ? 0 : 0xDEAD, 6);
        }
        return new Proof(good.get(random.nextInt(good.size())).real().value(), 0);
    }

    private void mark(ClientFile one) {
        int source = random.nextInt(12) == 0 ? 0x10 : random.nextInt(16);
        int wanted = random.nextInt(4) == 0 ? 1 << random.nextInt(16) : 0;
        // Whether a second mark takes the flag away is not documented: it is given again.
        int info = one.model().forbidsWrites() ? wanted | 0x4000 : wanted;
        Proof proof = proof(one);
        byte[] in = TableBytes.of("MARK_HANDLE_INFO")
                .put("UsnSourceInfo", source)
                .put("VolumeHandle", proof.handle())
                .put("HandleInfo", info)
                .bytes();
        both.same(
                "%s: client marks %x, flags %x, volume %d"
                        .formatted(one.model().file().name(), source, info, proof.status()),
                () -> send(both, one.real(), "FSCTL_MARK_HANDLE", in, null),
                done -> {
                    both.model.files().mark(one.model(), source, info, proof.status());
                    return true;
                },
                (done, marked) -> {});
    }

    private void usnData(ClientFile one) {
        ModelFile file = one.model().file();
        String what = file.name() + ": client reads its USN data";
        ByteBuffer out = both.backend.allocate(ROOM);
        both.same(
                what,
                () -> send(both, one.real(), "FSCTL_READ_FILE_USN_DATA", null, out),
                done -> {
                    both.model.files().isThere(one.model());
                    return true;
                },
                (done, there) -> {
                    both.agree(what + ", USN", RecordBytes.usn(out, 0), file.lastUsn());
                    both.agree(what + ", name", RecordBytes.name(out, 0), file.name());
                    both.agree(what + ", id", RecordBytes.fileIdLow(out, 0), file.id());
                    both.agree(what + ", parent", RecordBytes.parentIdLow(out, 0), file.parent());
                    both.agree(what + ", reason", RecordBytes.reason(out, 0), 0);
                });
    }

    private void close(ClientFile one) {
        both.said.add(one.model().file().name() + ": client closes");
        one.real().close();
        both.model.files().close(one.model());
        both.files.remove(one);
    }
}
