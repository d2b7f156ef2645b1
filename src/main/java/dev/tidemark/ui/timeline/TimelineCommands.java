package dev.tidemark.ui.timeline;

import dev.tidemark.command.Command;
import dev.tidemark.command.Menu;
import dev.tidemark.command.Scope;
import java.util.List;

/** What can be done with the timeline, all of it by keys. Belongs to the FX thread. */
final class TimelineCommands {

    private static final double NEARER = 0.5;
    private static final double FARTHER = 2;
    private static final double HALF = 0.5;

    private final TimelineViewModel model;

    TimelineCommands(TimelineViewModel model) {
        this.model = model;
    }

    List<Command> all() {
        return List.of(
                of("timeline.narrow", 0).key("Enter").when(model::hasChosen).run(model::take),
                of("timeline.goTo", 0).key("Space").when(model::hasChosen).run(model::goToChosen),
                of("timeline.lift", 0).key("Delete").when(model::hasRange).run(model::lift),
                of("timeline.zoomIn", 1)
                        .key("Plus", "Equals", "Shift+Equals", "Add")
                        .when(model::isDrawn)
                        .run(() -> model.zoomAtChosen(NEARER)),
                of("timeline.zoomOut", 1)
                        .key("Minus", "Subtract")
                        .when(model::isPart)
                        .run(() -> model.zoomAtChosen(FARTHER)),
                of("timeline.zoomRange", 1)
                        .key("Ctrl+Enter")
                        .when(() -> model.hasChosen() || model.hasRange())
                        .run(model::zoomToRange),
                of("timeline.all", 1)
                        .key("0", "Numpad 0", "Home")
                        .when(model::isPart)
                        .run(model::showAll),
                of("timeline.earlier", 1)
                        .key("Page Up", "Ctrl+Left")
                        .when(model::isPart)
                        .run(() -> model.shift(-HALF)),
                of("timeline.later", 1)
                        .key("Page Down", "Ctrl+Right")
                        .when(model::isPart)
                        .run(() -> model.shift(HALF)),
                of("timeline.logarithmic", 2)
                        .key("L")
                        .ticked(model.logarithmicProperty()::get)
                        .run(() -> model.logarithmicProperty()
                                .set(!model.logarithmicProperty().get())),
                key("timeline.left").key("Left").run(() -> model.walk(-1, false)),
                key("timeline.right").key("Right").run(() -> model.walk(1, false)),
                key("timeline.extendLeft").key("Shift+Left").run(() -> model.walk(-1, true)),
                key("timeline.extendRight").key("Shift+Right").run(() -> model.walk(1, true)),
                key("timeline.cancel").key("Esc").when(model::canCancel).run(model::cancel));
    }

    private static Command.Builder of(String id, int section) {
        return Command.of(Scope.TIMELINE, id).in(section, Menu.TIMELINE);
    }

    private static Command.Builder key(String id) {
        return Command.of(Scope.TIMELINE, id);
    }
}
