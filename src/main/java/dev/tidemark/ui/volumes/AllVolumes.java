package dev.tidemark.ui.volumes;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The volumes whose journals can be read together as one list. Immutable.
 *
 * @param volumes those that have a journal, or are open already
 * @param without the rest, each with the reason
 * @param shown whether just these volumes are shown
 */
public record AllVolumes(List<VolumeFacts> volumes, List<String> without, boolean shown) {

    static final AllVolumes NONE = new AllVolumes(List.of(), List.of(), false);

    /**
     * Those of the volumes there are.
     *
     * @param open the ids of those that are open
     * @param shown the ids of those that are shown
     */
    static AllVolumes of(Collection<VolumeItem> items, Set<String> open, Set<String> shown) {
        List<VolumeFacts> volumes = new ArrayList<>();
        List<String> without = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (VolumeItem item : items) {
            VolumeFacts facts = item.status().facts();
            if (item.status().journal() != null || open.contains(item.id())) {
                volumes.add(facts);
                ids.add(item.id());
            } else {
                without.add(Messages.text("volumes.all.one", facts.name(), item.journalState()));
            }
        }
        return new AllVolumes(List.copyOf(volumes), List.copyOf(without), shown.equals(ids));
    }

    /** One volume is no list. */
    boolean isPossible() {
        return volumes.size() > 1;
    }

    /** How many there are. */
    String words() {
        return Messages.text("volumes.all.count", volumes.size());
    }

    /** Which ones stand in the list, and why the rest does not. */
    String tip() {
        String names = volumes.stream().map(VolumeFacts::name).collect(Collectors.joining(", "));
        String tip = Messages.text("volumes.all.tip", names);
        return without.isEmpty() ? tip : tip + "\n" + Messages.text("volumes.all.without", String.join("; ", without));
    }
}
