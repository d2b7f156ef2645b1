package dev.tidemark.backend.host;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts who needs which privilege of this process: the first enables it, the last puts it back as it was. Safe from any thread.
 */
public final class Privileges {

    /** Changes the token of this process. */
    public interface Setter {

        /**
         * Enables or disables a privilege.
         *
         * @return how it was before
         */
        Before set(Privilege privilege, boolean enabled);
    }

    /** How a privilege was. */
    public enum Before {
        NOT_HELD,
        DISABLED,
        ENABLED
    }

    private final Setter token;
    private final Map<Privilege, Integer> users = new EnumMap<>(Privilege.class);
    private final Map<Privilege, Before> before = new EnumMap<>(Privilege.class);

    public Privileges(Setter token) {
        this.token = token;
    }

    /** As {@link Host#enable}. */
    public synchronized EnabledPrivilege enable(Privilege privilege) {
        int already = users.getOrDefault(privilege, 0);
        if (already == 0) {
            Before was = token.set(privilege, true);
            if (was == Before.NOT_HELD) {
                return EnabledPrivilege.NOT_HELD;
            }
            before.put(privilege, was);
        }
        users.put(privilege, already + 1);
        AtomicBoolean open = new AtomicBoolean(true);
        return new EnabledPrivilege(true, () -> {
            if (open.compareAndSet(true, false)) {
                putBack(privilege);
            }
        });
    }

    private synchronized void putBack(Privilege privilege) {
        int left = users.getOrDefault(privilege, 1) - 1;
        users.put(privilege, left);
        if (left == 0 && before.remove(privilege) == Before.DISABLED) {
            token.set(privilege, false);
        }
    }
}
