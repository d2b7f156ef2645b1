package dev.tidemark.session;

import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What a person does with a list of filters that have names: each gives another list. Pure functions. */
public final class NamedLists {

    private NamedLists() {}

    /** Whether a text can be a name. */
    public static boolean isName(String name) {
        return SectionText.isName(name);
    }

    /** The one that goes by a name. */
    public static <T extends NamedFilter<T>> Optional<T> find(List<T> list, String name) {
        return list.stream().filter(each -> each.isCalled(name)).findFirst();
    }

    private static <T extends NamedFilter<T>> int indexOf(List<T> list, String name) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isCalled(name)) {
                return i;
            }
        }
        return -1;
    }

    /** With another in the place of one; as it is when there is none of the name, or the new name is another's. */
    public static <T extends NamedFilter<T>> List<T> replace(List<T> list, String name, UnaryOperator<T> change) {
        int at = indexOf(list, name);
        if (at < 0) {
            return list;
        }
        T other = change.apply(list.get(at));
        int taken = indexOf(list, other.name());
        if (taken >= 0 && taken != at) {
            return list;
        }
        List<T> changed = new ArrayList<>(list);
        changed.set(at, other);
        return changed;
    }

    /**
     * With one in the place of that of the same name, else behind the last of those that go first.
     *
     * @param last which go behind it
     */
    public static <T extends NamedFilter<T>> List<T> put(List<T> list, T filter, Predicate<T> last) {
        List<T> changed = new ArrayList<>(list);
        int at = indexOf(list, filter.name());
        if (at >= 0) {
            changed.set(at, filter);
            return changed;
        }
        int behind = list.size();
        while (behind > 0 && last.test(list.get(behind - 1))) {
            behind--;
        }
        changed.add(behind, filter);
        return changed;
    }

    /** Without the one of a name. */
    public static <T extends NamedFilter<T>> List<T> remove(List<T> list, String name) {
        return list.stream().filter(each -> !each.isCalled(name)).toList();
    }

    /** With the one of a name farther down, or up where that is negative. */
    public static <T extends NamedFilter<T>> List<T> move(List<T> list, String name, int by) {
        int at = indexOf(list, name);
        if (at < 0) {
            return list;
        }
        List<T> changed = new ArrayList<>(list);
        T moved = changed.remove(at);
        changed.add(Math.clamp((long) at + by, 0, changed.size()), moved);
        return changed;
    }

    /** A name that nobody has: the one wanted, else that with a number behind it. */
    public static <T extends NamedFilter<T>> String freeName(List<T> list, String wanted) {
        String name = wanted;
        for (int number = 2; indexOf(list, name) >= 0; number++) {
            String behind = Messages.text("preset.another", number);
            int room = NamedFilter.MOST_NAME - behind.length();
            name = (wanted.length() > room ? wanted.substring(0, room).strip() : wanted) + behind;
        }
        return name;
    }

    /** With a key for the one of a name; who had that key has the other's instead, if that had one. */
    public static List<Preset> keyed(List<Preset> list, String name, int key) {
        int before = find(list, name).map(Preset::key).orElse(Preset.NO_KEY);
        List<Preset> changed = new ArrayList<>();
        for (Preset preset : list) {
            boolean loses = key != Preset.NO_KEY && preset.key() == key;
            changed.add(preset.isCalled(name) ? preset.keyed(key) : loses ? preset.keyed(before) : preset);
        }
        return changed;
    }
}
