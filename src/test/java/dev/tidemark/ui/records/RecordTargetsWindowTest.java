package dev.tidemark.ui.records;

import static dev.tidemark.testing.OnFx.fx;
import static dev.tidemark.testing.OnFx.onFx;
import static dev.tidemark.testing.OnFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.Act;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.capture.ReadOptions;
import dev.tidemark.testing.Rounds;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.TidemarkWindow;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** However fast records arrive, an act is sent to the file that was pointed at: as the simulated volume logged it. */
@Tag("shows-window")
@ExtendWith(ApplicationExtension.class)
class RecordTargetsWindowTest {

    private static final long SEED = 20_261_126;
    private static final int ROUNDS = 1_000;

    /** Of all volumes together: nine of ten are D:'s. */
    private static final double RECORDS_A_SECOND = 8_000;

    private static final Pattern USN = Pattern.compile("USN (\\d+)");
    private static final KeyCode[] KEYS = {
        KeyCode.UP, KeyCode.DOWN, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.HOME, KeyCode.END
    };

    @TempDir
    static Path folder;

    private final SimulatedBackend backend = SimulatedBackend.standard(7, InstantSource.system());
    private final Random random = new Random(SEED);
    private final FxRobot robot = new FxRobot();

    /** The file that was pointed at, by the USN of the close record that was forced for it. */
    private final Map<Long, FileId> forced = new HashMap<>();

    private TidemarkWindow window;
    private RecordsView view;
    private Stage stage;

    /** What a row shows. */
    private record Seen(long key, FileId file, Node cell) {}

    @Start
    void open(Stage shown) {
        stage = shown;
        window = new TidemarkWindow(shown, backend, folder, InstantSource.system(), Settings.inMemory());
        window.show(1250, 780, Theme.LIGHT);
    }

    @AfterEach
    void close() {
        backend.start(0);
        onFx(() -> List.copyOf(Window.getWindows()).stream()
                .filter(open -> open != stage)
                .forEach(Window::hide));
        onFx(() -> window.close(code -> {}));
        until(() -> backend.counters().openHandles() == 0);
    }

    private RecordsTable table() {
        return (RecordsTable) view.lookup(".records-table");
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void noActsTargetEverDiffersFromTheRecordUnderThePointer() {
        backend.volume("D:").journal().create(1 << 30, 8 << 20);
        backend.step("D:", 500);
        view = fx(() -> (RecordsView) window.view().lookup(".records-view"));
        onFx(() -> window.shell().read(backend.volume("D:").facts(), ReadOptions.DEFAULT));
        until(() -> window.records().shownProperty().get() > 400);
        backend.start(RECORDS_A_SECOND);
        for (int round = 0; round < Rounds.of(ROUNDS); round++) {
            if (random.nextInt(4) == 0) {
                onFx(() -> window.records().followingProperty().set(true));
            }
            someFrames();
            switch (random.nextInt(4)) {
                case 0 -> click();
                case 1 -> key();
                case 2 -> actByKey();
                default -> actUnderPointer();
            }
        }
        backend.start(0);
        assertThat(forced).hasSizeGreaterThan(Rounds.of(ROUNDS) / 10);
        assertThat(logged()).containsAllEntriesOf(forced);
    }

    /** Records arrive meanwhile, and come into view. */
    private void someFrames() {
        int frames = random.nextInt(4);
        for (int i = 0; i < frames; i++) {
            long before = backend.volume("D:").journal().nextUsn();
            until(() -> backend.volume("D:").journal().nextUsn() > before);
            onFx(window::pulse);
        }
    }

    /** One of the records in sight; on the FX thread. */
    private Seen some() {
        RecordsTable table = table();
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < table.getItems().size(); i++) {
            RowSlot slot = table.getItems().get(i);
            RecordRow row = table.row(i);
            if (slot.isKnown() && row != null) {
                all.add(new Seen(slot.key, slot.file(), Objects.requireNonNull(row.cell(random.nextInt(3)))));
            }
        }
        return all.get(random.nextInt(all.size()));
    }

    private static void fire(Node node, MouseButton button) {
        Point2D at = node.localToScreen(5, 5);
        boolean primary = button == MouseButton.PRIMARY;
        Event.fireEvent(
                node,
                new MouseEvent(
                        MouseEvent.MOUSE_PRESSED,
                        5,
                        5,
                        at.getX(),
                        at.getY(),
                        button,
                        1,
                        false,
                        false,
                        false,
                        false,
                        primary,
                        false,
                        !primary,
                        false,
                        !primary,
                        true,
                        null));
    }

    private Seen press(MouseButton button) {
        return fx(() -> {
            Seen seen = some();
            fire(seen.cell(), button);
            return seen;
        });
    }

    /** Where a record is on the screen; -1 when it is not. */
    private int place(long key) {
        List<RowSlot> slots = table().getItems();
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).key == key) {
                return i;
            }
        }
        return -1;
    }

    private void click() {
        Seen seen = press(MouseButton.PRIMARY);
        int place = fx(() -> place(seen.key()));
        someFrames();
        onFx(window::pulse);
        assertThat(fx(() -> window.records().leadRecordProperty().get())).isEqualTo(seen.key());
        assertThat(fx(() -> place(seen.key()))).isEqualTo(place);
    }

    private void key() {
        KeyCode key = KEYS[random.nextInt(KEYS.length)];
        onFx(() -> {
            table().requestFocus();
            Event.fireEvent(
                    table(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, random.nextBoolean(), false, false, false));
            window.pulse();
        });
        long lead = fx(() -> window.records().leadRecordProperty().get());
        someFrames();
        onFx(window::pulse);
        assertThat(fx(() -> window.records().leadRecordProperty().get())).isEqualTo(lead);
        assertThat(key == KeyCode.END || fx(() -> place(lead)) >= 0).isTrue();
    }

    private void actUnderPointer() {
        Seen seen = press(MouseButton.SECONDARY);
        someFrames();
        onFx(() -> requestMenu(seen.cell(), false));
        act(seen.file());
    }

    private void actByKey() {
        Seen seen = press(MouseButton.PRIMARY);
        someFrames();
        onFx(() -> requestMenu(table(), true));
        act(seen.file());
    }

    /** The platform asks for it at the same place, whatever is there by now. */
    private static void requestMenu(Node at, boolean byKey) {
        Point2D place = at.localToScreen(5, 5);
        Event.fireEvent(
                at,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, place.getX(), place.getY(), byKey, null));
    }

    /** Chooses the act in the menu, and does it; all the time records arrive, and others are chosen. */
    private void act(FileId file) {
        int before = acts().size();
        someFrames();
        onFx(RecordTargetsWindowTest::chooseAct);
        onFx(() -> window.records().goToRow(random.nextInt(300)));
        until(() -> robot.lookup("#act-do")
                .tryQuery()
                .filter(each -> !each.isDisabled())
                .isPresent());
        onFx(() -> robot.lookup("#act-do").<Button>query().fire());
        until(() -> acts().size() > before && !(said("#act-result") + said("#act-problem-what")).isEmpty());
        assertThat(acts().getLast().target()).contains(file.hex());
        Matcher usn = USN.matcher(said("#act-result"));
        if (usn.find()) {
            long written = Long.parseLong(usn.group(1));
            forced.put(written, file);
            // The window leads to the record that an act wrote: not while the next one is pointed at.
            until(() -> window.records().leading().isKnown()
                    && window.records().leading().shown().usn() == written);
        }
        onFx(() -> List.copyOf(Window.getWindows()).stream()
                .filter(open -> open != stage)
                .forEach(Window::hide));
    }

    private List<Act> acts() {
        return window.acts().history().all();
    }

    private String said(String id) {
        return robot.lookup(id).<Labeled>tryQuery().map(Labeled::getText).orElse("");
    }

    private static void chooseAct() {
        MenuItem item = Window.getWindows().stream()
                .filter(open -> open instanceof ContextMenu && open.isShowing())
                .flatMap(open -> ((ContextMenu) open).getItems().stream())
                .filter(each -> "act-close-record".equals(each.getId()))
                .findFirst()
                .orElseThrow();
        item.fire();
    }

    /** The files of the close records that were forced, by their USNs, as the volume wrote them. */
    private Map<Long, FileId> logged() {
        ByteBuffer stream = ByteBuffer.wrap(
                        Objects.requireNonNull(backend.volume("D:").journal().journalStream()))
                .order(ByteOrder.LITTLE_ENDIAN);
        Map<Long, FileId> files = new HashMap<>();
        for (int at = 0; at + RecordBytes.HEADER_SIZE <= stream.limit(); ) {
            int length = stream.getInt(at);
            if (length == 0) {
                at += RecordBytes.ALIGNMENT;
                continue;
            }
            long usn = RecordBytes.usn(stream, at);
            if (forced.containsKey(usn)) {
                files.put(usn, new FileId(RecordBytes.fileIdHigh(stream, at), RecordBytes.fileIdLow(stream, at)));
            }
            at += length;
        }
        return files;
    }
}
