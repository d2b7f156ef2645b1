package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.simulated.BothVolumes.ClientVolume;
import dev.tidemark.backend.simulated.model.ModelHandle;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What a client does to the volume itself: locks, dismounts, holds; and time that passes, and power that fails. */
final class VolumeSteps {

    private static final int OPENED = 3;

    private final BothVolumes both;
    private final SplittableRandom random;
    private final JournalSteps journal;

    VolumeSteps(BothVolumes both, SplittableRandom random, JournalSteps journal) {
        this.both = both;
        this.random = random;
        this.journal = journal;
    }

    void step() {
        List<ClientVolume> idle = both.volumes.stream().filter(both::isIdle).toList();
        int kind = random.nextInt(18);
        if (kind == 0) {
            both.said.add("a second passes");
            both.secondsPass(1);
        } else if (kind == 1) {
            crash();
        } else if (kind == 2) {
            letGo();
        } else if (idle.isEmpty() || kind <= 4 && both.volumes.size() < OPENED) {
            open();
        } else {
            act(kind, idle.get(random.nextInt(idle.size())));
        }
    }

    void open() {
        int kind = random.nextInt(4);
        OpenMode mode = kind == 0 ? OpenMode.READ_JOURNAL : OpenMode.ACT;
        boolean overlapped = kind == 1;
        both.same(
                "client opens the volume" + (kind == 0 ? " for reading" : overlapped ? ", overlapped" : ""),
                () -> both.backend.openVolume(
                        BothVolumes.ID, overlapped ? mode.withFlags(OpenMode.FLAG_OVERLAPPED) : mode),
                handle -> both.model.open(mode.reads(), mode.writes()),
                (handle, rules) -> both.volumes.add(new ClientVolume(handle, rules, overlapped)));
    }

    private void act(int kind, ClientVolume one) {
        switch (kind) {
            case 5, 6 -> code("FSCTL_LOCK_VOLUME", one, both.model::lock);
            case 7, 8 -> code("FSCTL_UNLOCK_VOLUME", one, both.model::unlock);
            case 9 -> dismount(one);
            case 10, 11 -> hold(one);
            case 12, 13 -> close(one);
            case 14 -> code("FSCTL_IS_VOLUME_MOUNTED", one, both.model::isThere);
            default -> journal.step(one);
        }
    }

    private void code(String code, ClientVolume one, Consumer<ModelHandle> rules) {
        both.same(
                code,
                () -> ClientSteps.send(both, one.real(), code, null, null),
                done -> {
                    rules.accept(one.model());
                    return true;
                },
                (done, ruled) -> {});
    }

    private void dismount(ClientVolume one) {
        boolean held = both.model.isHeld();
        code("FSCTL_DISMOUNT_VOLUME", one, both.model::dismount);
        if (held && !both.model.isHeld()) {
            both.holdEnded(21);
        }
    }

    private void hold(ClientVolume one) {
        String code = "IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES";
        int expected = BothVolumes.outcome(() -> {
                    both.model.hold(one.model());
                    return true;
                })
                .status();
        both.said.add(code + "    -> " + (expected == 0 ? "pending" : expected));
        BothVolumes.Act<Integer> call =
                () -> ClientSteps.send(both, one.real(), code, null, null).status();
        if (expected == 0) {
            both.beginHold(one, call);
        } else {
            both.agree(code, BothVolumes.outcome(call).status(), expected);
        }
    }

    /** Ends a hold, when there is one. */
    void letGo() {
        ClientVolume holding = both.holding();
        if (holding != null) {
            both.said.add("the hold is cancelled");
            both.model.holdEnds();
            holding.real().cancel();
            both.holdEnded(995);
        }
    }

    private void close(ClientVolume one) {
        both.said.add("client closes a volume handle");
        boolean holds = both.model.isHeldBy(one.model());
        Handle real = one.real();
        real.close();
        both.model.close(one.model());
        both.volumes.remove(one);
        if (holds) {
            both.holdEnded(995);
        }
    }

    private void crash() {
        if (both.model.isMounted() && !both.model.isHeld() && random.nextInt(3) == 0) {
            both.said.add("the power fails");
            both.volume.crashAndRemount();
            both.model.crash();
        }
    }

    /** Ends the hold and every lock, and gives a handle that works. */
    ClientVolume settle() {
        letGo();
        List.copyOf(both.volumes).forEach(this::close);
        open();
        return both.volumes.getLast();
    }
}
