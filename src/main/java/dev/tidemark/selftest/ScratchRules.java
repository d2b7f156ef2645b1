package dev.tidemark.selftest;

import dev.tidemark.backend.AssumedWindows;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which volumes may be checked: small, empty ones on a disk of this computer, named by whoever gives them. They are locked,
 * dismounted and held, and programs that use them would notice. Pure functions, but for the look into the root.
 */
public final class ScratchRules {

    /** The largest volume that is taken for one that is there for checks, in bytes. */
    public static final long LARGEST = 1L << 30;

    private static final String FILE_SYSTEM = "NTFS";
    private static final int LETTER_LENGTH = 2;

    private ScratchRules() {}

    /**
     * Why a volume may not be checked.
     *
     * @param typed the label that the user gave
     */
    public static Optional<Problem> refusal(VolumeFacts volume, String typed) {
        Map<String, Boolean> rules = new LinkedHashMap<>();
        rules.put("state", volume.state() == VolumeFacts.State.MOUNTED);
        rules.put("system", !volume.system() && !volume.pageFile());
        rules.put("device", !volume.remote() && !volume.clusterShared() && AssumedWindows.isDisk(volume));
        rules.put("fileSystem", volume.fileSystem().equals(FILE_SYSTEM) && !volume.readOnly());
        rules.put("size", volume.size() > 0 && volume.size() <= LARGEST);
        rules.put("letter", volume.id().length() == LETTER_LENGTH && volume.id().endsWith(":"));
        rules.put("label", !volume.label().isBlank());
        rules.put("name", volume.label().equals(typed));
        return rules.entrySet().stream()
                .filter(rule -> !rule.getValue())
                .findFirst()
                .map(rule -> refused(volume, rule.getKey()));
    }

    /**
     * As {@link #refusal}, by what lies on it.
     *
     * @throws Win32Exception when that cannot be seen
     */
    public static Optional<Problem> others(VolumeFacts volume, ScratchFiles files) throws Win32Exception {
        return files.others().isEmpty() ? Optional.empty() : Optional.of(refused(volume, "empty"));
    }

    private static Problem refused(VolumeFacts volume, String rule) {
        return Problem.refusal(
                volume.name(), Messages.text("selftest.refused." + rule), Messages.text("selftest.refused.next"));
    }
}
