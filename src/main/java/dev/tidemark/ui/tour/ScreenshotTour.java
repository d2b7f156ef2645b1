package dev.tidemark.ui.tour;

import dev.tidemark.backend.FaultInjection;
import dev.tidemark.backend.host.Computer;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.Settings;
import dev.tidemark.ui.common.Snapshots;
import dev.tidemark.ui.common.Theme;
import dev.tidemark.ui.shell.TidemarkWindow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Takes a picture of every stop of the tour in every look, and writes the page that shows them. Belongs to a thread of its
 * own, which waits for the window.
 */
public final class ScreenshotTour {

    /** A window as large as the largest look, to be shown on a screen of that size. */
    public static final int WIDTH = TourLook.WIDEST;

    /** Likewise. */
    public static final int HEIGHT = TourLook.HIGHEST;

    private final TourHand hand;
    private final List<TourStop> stops;
    private final Function<TourStop, List<TourLook>> looks;
    private final Path folder;
    private final Consumer<String> say;

    /**
     * @param looks in which a stop is seen
     */
    ScreenshotTour(
            TourHand hand,
            List<TourStop> stops,
            Function<TourStop, List<TourLook>> looks,
            Path folder,
            Consumer<String> say) {
        this.hand = hand;
        this.stops = List.copyOf(stops);
        this.looks = looks;
        this.folder = folder;
        this.say = say;
    }

    /**
     * Opens the window for a tour. On the FX thread.
     *
     * @param computer a simulated one, whose volumes change by themselves
     * @param folder where the pictures go
     * @param scratch an empty folder for what the tour opens, saves and exports
     * @param only the stops to see; all when it is empty
     * @param say takes a line about each stop
     */
    public static ScreenshotTour begin(
            Computer computer, Path folder, Path scratch, List<String> only, Consumer<String> say) {
        FaultInjection faults = computer.backend().faultInjection().orElseThrow();
        TidemarkWindow window = new TidemarkWindow(
                new Stage(), computer, scratch, InstantSource.system(), Settings.inMemory(), new TourFiles(scratch));
        window.show(WIDTH, HEIGHT, Theme.LIGHT);
        TourHand hand = new TourHand(window, faults);
        List<TourStop> stops = new TourScript(scratch)
                .stops().stream()
                        .filter(stop -> only.isEmpty() || only.contains(stop.id()))
                        .toList();
        return new ScreenshotTour(hand, stops, ScreenshotTour::looks, folder, say);
    }

    /** The names of all stops. */
    public static List<String> stops() {
        return new TourScript(Path.of("")).stops().stream().map(TourStop::id).toList();
    }

    /** Closes the window and tells when it is closed. On the FX thread. */
    public void close(Runnable then) {
        hand.window().close(code -> then.run());
    }

    /** What was seen: how many pictures, and what is said of each stop that the window did not come to. */
    public record Taken(int pictures, List<String> failures) {

        /** What became of a tour. */
        public Taken {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Takes them all. A stop that the window does not come to keeps none of the others, nor the page that shows them.
     *
     * @throws IOException if one cannot be written
     */
    public Taken run() throws IOException {
        Files.createDirectories(folder);
        TourPage page = new TourPage();
        List<String> failures = new ArrayList<>();
        int taken = 0;
        for (TourStop stop : stops) {
            for (TourLook look : looks.apply(stop)) {
                String name = stop.id() + "-" + look.suffix() + ".png";
                BufferedImage picture = seen(stop, look, failures);
                if (picture != null) {
                    Snapshots.write(picture, folder.resolve(name));
                    page.add(stop, name);
                    taken++;
                }
            }
            say.accept(Messages.text("tour.stop", stop.id(), stop.words()));
        }
        page.write(folder);
        return new Taken(taken, failures);
    }

    private static List<TourLook> looks(TourStop stop) {
        List<TourLook> looks = new ArrayList<>(TourLook.usual());
        if (stop.atEverySize()) {
            looks.addAll(TourLook.beyond());
        }
        return looks;
    }

    /** The picture of a stop; {@code null} when the window did not come to it. */
    private @Nullable BufferedImage seen(TourStop stop, TourLook look, List<String> failures) {
        BufferedImage picture = null;
        try {
            TourHand.doOnFx(() -> wear(look));
            hand.settle();
            stop.enter().take(hand);
            hand.settle();
            Scene main = hand.window().view().getScene();
            picture = TourHand.onFx(() -> TourPicture.take(main, look.scale()));
        } catch (Exception e) {
            failures.add(Messages.text("tour.failed", stop.id(), look.suffix(), e.toString()));
        }
        List<String> stayed = leave(stop, look);
        // Of a stop that the window did not come to, one line is enough.
        if (picture != null) {
            failures.addAll(stayed);
        }
        return picture;
    }

    /** Leaves a stop as far as it can be left: the next one begins there. */
    private List<String> leave(TourStop stop, TourLook look) {
        List<String> stayed = new ArrayList<>();
        for (TourStop.Step step :
                List.<TourStop.Step>of(TourHand::closeOthers, stop.leave(), TourHand::closeMessages)) {
            try {
                step.take(hand);
            } catch (Exception e) {
                stayed.add(Messages.text("tour.stayed", stop.id(), look.suffix(), e.toString()));
            }
        }
        return stayed;
    }

    private void wear(TourLook look) {
        hand.window().view().theme().set(look.theme());
        Scene scene = hand.window().view().getScene();
        Stage stage = (Stage) scene.getWindow();
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(look.width() + stage.getWidth() - scene.getWidth());
        stage.setHeight(look.height() + stage.getHeight() - scene.getHeight());
    }
}
