package dev.tidemark.act;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * Which volume an act is for: what is opened by a drive letter may be another volume by now, since a stick was pulled out and
 * the next one got its letter. Immutable.
 *
 * @param id opens it
 * @param serial its serial number, which a volume gets when it is formatted; 0 when it is not known, and any volume is meant
 */
public record VolumeIdentity(String id, long serial) {

    /** The volume as it was when somebody looked at it. */
    public static VolumeIdentity of(VolumeFacts volume) {
        return new VolumeIdentity(volume.id(), volume.serial());
    }

    /** Whether what has the id is another volume; not when one of them does not tell. */
    public boolean isOther(VolumeFacts now) {
        return serial != 0 && now.serial() != 0 && now.serial() != serial;
    }

    /**
     * Why nothing is sent to what has the id now; empty when it is the volume that was meant, and when it is gone or cannot
     * be asked, which the act will tell by itself. Waits for the volumes.
     */
    Optional<Problem> refusal(Backend backend, ActKind kind, String target) {
        if (serial == 0) {
            return Optional.empty();
        }
        try {
            return VolumeFacts.named(backend.volumes(), id)
                    .filter(this::isOther)
                    .map(now -> Problem.refusal(
                            Messages.text("act.refused", kind.label(), target),
                            otherWords(now),
                            Messages.text("act.other.next")));
        } catch (Win32Exception e) {
            return Optional.empty();
        }
    }

    /** That another volume has the id now, in a sentence. */
    public String otherWords(VolumeFacts now) {
        return Messages.text("act.other.here", now.name(), hex(now.serial()), hex(serial));
    }

    private static String hex(long serial) {
        return String.format(Locale.ROOT, "0x%08x", serial);
    }
}
