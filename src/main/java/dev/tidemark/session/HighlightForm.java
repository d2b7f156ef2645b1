package dev.tidemark.session;

import dev.tidemark.text.Messages;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** How highlight rules stand in a file: {@code colour: red} below the name, and {@code state: off} for one out of force. Immutable. */
enum HighlightForm implements NamedFilterForm<HighlightRule> {
    INSTANCE;

    private static final String COLOUR = "colour";
    private static final String STATE = "state";
    private static final String ON = "on";
    private static final String OFF = "off";
    private static final Set<String> PROPERTIES = new LinkedHashSet<>(List.of(COLOUR, STATE));

    @Override
    public Set<String> properties() {
        return PROPERTIES;
    }

    @Override
    public HighlightRule read(SectionText.Section section, Consumer<String> problem) {
        String word = section.properties().getOrDefault(COLOUR, HighlightColour.YELLOW.id());
        Optional<HighlightColour> colour = HighlightColour.of(word);
        if (colour.isEmpty()) {
            problem.accept(Messages.text("highlight.colour.wrong", section.name()));
        }
        String state = section.properties().getOrDefault(STATE, ON);
        if (!state.equalsIgnoreCase(ON) && !state.equalsIgnoreCase(OFF)) {
            problem.accept(Messages.text("highlight.state.wrong", section.name()));
        }
        return new HighlightRule(
                section.name(), section.text(), colour.orElse(HighlightColour.YELLOW), !state.equalsIgnoreCase(OFF));
    }

    @Override
    public Map<String, String> properties(HighlightRule rule) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(COLOUR, rule.colour().id());
        if (!rule.on()) {
            properties.put(STATE, OFF);
        }
        return properties;
    }

    @Override
    public String heading() {
        return Messages.text("highlight.heading");
    }
}
