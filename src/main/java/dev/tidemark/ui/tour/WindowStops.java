package dev.tidemark.ui.tour;

import static dev.tidemark.ui.tour.TourWays.A_FEW_ROWS;
import static dev.tidemark.ui.tour.TourWays.BUSY;
import static dev.tidemark.ui.tour.TourWays.NOTHING;
import static dev.tidemark.ui.tour.TourWays.asked;
import static dev.tidemark.ui.tour.TourWays.choose;
import static dev.tidemark.ui.tour.TourWays.chooseARecord;
import static dev.tidemark.ui.tour.TourWays.live;
import static dev.tidemark.ui.tour.TourWays.toggled;

import dev.tidemark.capture.CaptureFile;
import dev.tidemark.capture.Source;
import dev.tidemark.export.profile.RecordFormat;
import dev.tidemark.field.Fields;
import dev.tidemark.ui.export.ExportChoice;
import dev.tidemark.ui.records.RecordColumn;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;

/** The stops at the window itself: its states, its menus, what it asks. Immutable. */
final class WindowStops {

    /** A volume that nobody uses. */
    private static final String OTHER = "F:";

    /** From 100 to 125 percent: at more, the least size of the window is larger than the smallest look. */
    private static final int STEPS_TO_ZOOM = 2;

    private static final int ROWS_OF_A_SCREEN = 60;

    private static final String DELETED_OR_RENAMED = Flags.hex(Reason.FILE_DELETE.bit() | Reason.RENAME_NEW_NAME.bit());

    private final Path scratch;

    /**
     * @param scratch a folder for what the tour opens
     */
    WindowStops(Path scratch) {
        this.scratch = scratch;
    }

    List<TourStop> all() {
        return Stream.of(window(), rows(), filters(), new FilterStops().all(), files(), menus(), questions())
                .flatMap(List::stream)
                .toList();
    }

    private List<TourStop> window() {
        return List.of(
                TourStop.of(
                                "getting-started",
                                hand -> {
                                    TourWays.closeAll(hand);
                                    hand.run("help.start");
                                    hand.untilThere("getting-started");
                                },
                                hand -> hand.press("start-close"))
                        .seenAtEverySize(),
                TourStop.of("nothing-open", TourWays::closeAll, NOTHING).seenAtEverySize(),
                live("live", hand -> hand.watch(A_FEW_ROWS), NOTHING).seenAtEverySize(),
                live("record", TourWays::chooseARecord, NOTHING).seenAtEverySize(),
                live("lives", WindowStops::unfoldALife, hand -> hand.run("view.lives"))
                        .seenAtEverySize(),
                live("merged-list", WindowStops::showAllVolumes, TourWays::closeAll)
                        .seenAtEverySize(),
                live(
                        "reason-page",
                        hand -> {
                            chooseARecord(hand);
                            hand.run("words.about");
                            hand.untilThere("reference");
                        },
                        NOTHING),
                live(
                                "device-calls",
                                hand -> {
                                    chooseARecord(hand);
                                    hand.run("view.log");
                                    hand.untilThere("log-table");
                                    hand.press("log-routine");
                                    hand.watch(A_FEW_ROWS);
                                },
                                hand -> {
                                    hand.press("log-routine");
                                    hand.run("view.log");
                                })
                        .seenAtEverySize(),
                live(
                        "zoomed",
                        hand -> {
                            for (int step = 0; step < STEPS_TO_ZOOM; step++) {
                                hand.run("view.zoomIn");
                            }
                            hand.watch(A_FEW_ROWS);
                        },
                        hand -> hand.run("view.zoomActual")),
                live(
                        "folded",
                        hand -> {
                            hand.run("view.volumes");
                            hand.run("view.inspector");
                        },
                        hand -> {
                            hand.run("view.volumes");
                            hand.run("view.inspector");
                        }));
    }

    /** Lives, one with its records; nothing moves while it is looked at. */
    private static void unfoldALife(TourHand hand) throws Exception {
        hand.run("view.lives");
        RecordsViewModel lives = hand.window().lives();
        hand.until("some lives", () -> lives.shownProperty().get() > ROWS_OF_A_SCREEN);
        TourHand.doOnFx(() -> lives.goToRow(lives.shownProperty().get() - ROWS_OF_A_SCREEN));
        hand.watch(A_FEW_ROWS / 2);
        long folded = TourHand.onFx(lives.shownProperty()::get);
        hand.run("lives.toggle");
        hand.until("its records", () -> lives.shownProperty().get() > folded);
        hand.watch(A_FEW_ROWS / 2);
    }

    /** All volumes as one list, a record of it chosen. */
    private static void showAllVolumes(TourHand hand) throws Exception {
        hand.press("volumes-all");
        hand.until("the list", () -> {
            Source shown = hand.window().shell().currentProperty().get();
            return shown != null && shown.isMerged() && shown.store().size() > ROWS_OF_A_SCREEN;
        });
        hand.watch(A_FEW_ROWS);
        chooseARecord(hand);
    }

    private List<TourStop> rows() {
        return List.of(
                toggled("paused", "view.pause"),
                toggled("local-time", "view.utc"),
                live(
                        "several",
                        hand -> {
                            chooseARecord(hand);
                            hand.run("records.extend.pageUp");
                        },
                        NOTHING),
                live(
                        "sorted",
                        hand -> {
                            hand.run("journal.stop");
                            hand.until(
                                    "sortable",
                                    () -> hand.window()
                                            .records()
                                            .sortableProperty()
                                            .get());
                            TourHand.doOnFx(() -> hand.window().records().sort(new RecordColumn(Fields.NAME), true));
                            hand.watch(A_FEW_ROWS);
                        },
                        hand -> {
                            TourHand.doOnFx(hand.window().records()::clearSort);
                            hand.run("journal.start");
                        }),
                live(
                        "gap",
                        hand -> {
                            hand.run("journal.stop");
                            hand.watch(A_FEW_ROWS);
                            ReadOnlyLongProperty rows = hand.window().records().shownProperty();
                            long before = TourHand.onFx(rows::get);
                            hand.faults().wrapJournal(BUSY);
                            hand.run("journal.start");
                            hand.until("rows after the gap", () -> rows.get() > before + ROWS_OF_A_SCREEN);
                            TourHand.doOnFx(() -> hand.window().records().goToRow(before));
                            hand.watch(A_FEW_ROWS / 4);
                        },
                        NOTHING));
    }

    private List<TourStop> filters() {
        return List.of(
                live(
                                "filtered",
                                hand -> {
                                    TourHand.doOnFx(() -> {
                                        hand.window().filter().hexProperty().set(DELETED_OR_RENAMED);
                                        hand.window().filter().takeHex();
                                        hand.window()
                                                .filter()
                                                .record()
                                                .noSource()
                                                .set(true);
                                    });
                                    hand.watch(A_FEW_ROWS);
                                },
                                TourWays::clearFilter)
                        .seenAtEverySize(),
                live(
                        "reasons",
                        hand -> {
                            hand.press("reasons-button");
                            hand.untilThere("reason-hex");
                        },
                        NOTHING),
                live(
                        "conditions",
                        hand -> {
                            hand.press("filter-more");
                            hand.untilThere("directory-id");
                        },
                        NOTHING),
                live(
                        "conditions-set",
                        hand -> {
                            hand.press("filter-more");
                            hand.type("directory-id", "0xZZ");
                            hand.enter("directory-id");
                            hand.untilThere("directory-problem");
                        },
                        TourWays::clearFilter),
                TourStop.of(
                        "nothing-passes",
                        hand -> {
                            // Of a source that was read on and on the rows that are no records fill a window.
                            TourWays.closeAll(hand);
                            TourWays.read(hand);
                            TourHand.doOnFx(
                                    () -> hand.window().filter().textProperty().set("\"no file is called so\""));
                            hand.untilThere("records-empty-next");
                        },
                        TourWays::clearFilter));
    }

    private List<TourStop> files() {
        return List.of(
                live(
                        "saved",
                        hand -> {
                            hand.run("file.save");
                            hand.watch(A_FEW_ROWS);
                        },
                        NOTHING),
                live(
                                "export",
                                hand -> {
                                    hand.run("file.export");
                                    hand.untilSaid("export-size");
                                },
                                NOTHING)
                        .seenAtEverySize(),
                live(
                        "export-ecs",
                        hand -> {
                            hand.run("file.export");
                            hand.untilThere("export-do");
                            hand.choose(
                                    "export-formats", ExportChoice.class, ExportChoice.of(RecordFormat.ECS)::equals);
                            hand.untilThere("export-host");
                            hand.untilSaid("export-size");
                        },
                        NOTHING),
                live(
                                "export-lake",
                                hand -> {
                                    hand.run("file.export");
                                    hand.untilThere("export-do");
                                    hand.choose("export-formats", ExportChoice.class, ExportChoice.LAKE::equals);
                                    hand.untilThere("export-by-date");
                                    hand.untilSaid("export-size");
                                },
                                NOTHING)
                        .seenAtEverySize(),
                live(
                        "exported",
                        hand -> {
                            hand.run("file.export");
                            hand.press("export-do");
                            hand.watch(A_FEW_ROWS);
                        },
                        NOTHING),
                live(
                        "missing-file",
                        hand -> {
                            Path missing = scratch.resolve("no-such-folder").resolve("$J");
                            TourHand.doOnFx(() -> hand.window().shell().open(missing));
                            hand.until(
                                    "a problem",
                                    () -> hand.window()
                                                    .shell()
                                                    .problemProperty()
                                                    .get()
                                            != null);
                        },
                        hand -> TourHand.doOnFx(
                                () -> hand.window().shell().problemProperty().set(null))),
                live(
                        "empty-file",
                        hand -> {
                            Path empty = emptyJournal();
                            TourHand.doOnFx(() -> hand.window().shell().open(empty));
                            hand.watch(A_FEW_ROWS);
                        },
                        WindowStops::closeFile),
                live(
                        "open-files",
                        hand -> {
                            hand.run("file.save");
                            hand.until("a capture", () -> capture().isPresent());
                            Path saved = capture().orElseThrow();
                            TourHand.doOnFx(() -> hand.window().shell().open(saved));
                            hand.until(
                                    "its records",
                                    () -> hand.window()
                                                            .records()
                                                            .shownProperty()
                                                            .get()
                                                    > 100
                                            && isFile(hand));
                            chooseARecord(hand);
                        },
                        WindowStops::closeFile));
    }

    private static boolean isFile(TourHand hand) {
        Source source = hand.window().shell().currentProperty().get();
        return source != null && source.reading() == null;
    }

    private static void closeFile(TourHand hand) throws Exception {
        TourHand.doOnFx(() -> {
            Source source = hand.window().shell().currentProperty().get();
            if (source != null && source.reading() == null) {
                hand.window().shell().close(source);
            }
        });
    }

    /** One that was saved; it takes its name when it is whole. */
    private Optional<Path> capture() throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            return files.filter(file -> file.getFileName().toString().endsWith(CaptureFile.SUFFIX))
                    .findFirst();
        }
    }

    private Path emptyJournal() throws IOException {
        Path file = scratch.resolve("empty").resolve("$J");
        Files.createDirectories(file.getParent());
        return Files.exists(file) ? file : Files.createFile(file);
    }

    // --- menus and questions

    private List<TourStop> menus() {
        Stream<TourStop> bar = Stream.of("FILE", "EDIT", "VIEW", "PRESETS", "JOURNAL", "ACT", "HELP")
                .map(menu -> live("menu-" + menu, hand -> hand.menu("menu-" + menu), NOTHING));
        Stream<TourStop> context = Stream.of(
                live(
                        "row-menu",
                        hand -> {
                            chooseARecord(hand);
                            hand.contextMenu(".records-table .table-row-cell", "lead");
                        },
                        NOTHING),
                live(
                        "volume-menu",
                        hand -> {
                            choose(hand, OTHER);
                            hand.contextMenu("#volumes .list-cell", "selected");
                        },
                        NOTHING));
        return Stream.concat(bar, context).toList();
    }

    private List<TourStop> questions() {
        return List.of(
                asked("commands", "help.keys"),
                asked("about", "help.about"),
                asked("columns", "view.columns"),
                asked("find", "edit.find"),
                live(
                        "leaving",
                        hand -> {
                            hand.run("file.exit");
                            hand.untilThere("leaving");
                        },
                        NOTHING),
                asked("go-to", "edit.goTo"),
                live(
                        "go-to-wrong",
                        hand -> {
                            hand.run("edit.goTo");
                            hand.answer("15 o'clock");
                        },
                        NOTHING),
                live(
                        "read-options",
                        hand -> {
                            choose(hand, BUSY);
                            hand.run("journal.options");
                        },
                        NOTHING));
    }
}
