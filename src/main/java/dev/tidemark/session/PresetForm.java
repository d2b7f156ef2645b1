package dev.tidemark.session;

import dev.tidemark.text.Messages;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How presets stand in a file: {@code key: Ctrl+1} below the name, for one that has a key. Immutable. */
enum PresetForm implements NamedFilterForm<Preset> {
    INSTANCE;

    private static final String KEY = "key";
    private static final Pattern DIGIT = Pattern.compile("ctrl ?\\+ ?([1-9])", Pattern.CASE_INSENSITIVE);

    @Override
    public Set<String> properties() {
        return Set.of(KEY);
    }

    @Override
    public Preset read(SectionText.Section section, Consumer<String> problem) {
        String key = section.properties().get(KEY);
        Matcher digit = DIGIT.matcher(key == null ? "" : key);
        if (digit.matches()) {
            return new Preset(section.name(), section.text(), Integer.parseInt(digit.group(1)));
        }
        if (key != null) {
            problem.accept(Messages.text("preset.key.wrong", section.name()));
        }
        return new Preset(section.name(), section.text());
    }

    @Override
    public Map<String, String> properties(Preset preset) {
        return preset.key() == Preset.NO_KEY ? Map.of() : Map.of(KEY, Messages.text("preset.key", preset.key()));
    }

    @Override
    public String heading() {
        return Messages.text("preset.heading");
    }
}
