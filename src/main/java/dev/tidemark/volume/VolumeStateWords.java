package dev.tidemark.volume;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import java.util.Optional;

/** Says how a volume stands, from the number that Windows gave. Pure functions. */
public final class VolumeStateWords {

    private static final String KEY = "volume.state.";

    private VolumeStateWords() {}

    /** In a few words, for example {@code No medium}. */
    public static String title(VolumeFacts volume) {
        return Messages.text(KEY + volume.state());
    }

    /** Why it cannot be asked, and what to do; empty when it can. */
    public static Optional<Problem> problem(VolumeFacts volume) {
        if (volume.state() == VolumeFacts.State.MOUNTED) {
            return Optional.empty();
        }
        String key = key(volume);
        return Optional.of(new Problem(
                volume.refusal().error(),
                // The name of a drive ends with a colon itself.
                volume.name() + (volume.name().endsWith(":") ? " " : ": ") + reason(volume),
                Messages.text(key + ".here"),
                Messages.text(key + ".next")));
    }

    /** A state that has no words of its own has those of its number. */
    private static String key(VolumeFacts volume) {
        String ofNumber = "error." + volume.refusal().error();
        boolean known = volume.refusal().error() != Win32Error.SUCCESS && Messages.has(ofNumber + ".here");
        return volume.state() == VolumeFacts.State.UNKNOWN && known ? ofNumber : KEY + volume.state();
    }

    /** The number and Windows' own words; where Windows was not asked, how the volume stands. */
    public static String reason(VolumeFacts volume) {
        int error = volume.refusal().error();
        String text = volume.refusal().text();
        if (volume.isFolder()) {
            return Messages.text("volume.subst", OneLine.of(volume.folder()));
        }
        if (error == Win32Error.SUCCESS) {
            return title(volume);
        }
        return text.isEmpty() ? number(error) : number(error) + ", " + text;
    }

    /** An error's number and symbol; in hex, as it is looked up, when it has no name here. */
    public static String number(int error) {
        return Win32Error.of(error).isPresent() ? Win32Error.describe(error) : String.format("0x%08X", error);
    }
}
