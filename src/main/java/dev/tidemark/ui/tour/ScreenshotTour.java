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
import javafx.scene.Scene;
import javafx.stage.Stage;

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
    private final Path folder;
    private final Consumer<String> say;

    /** What could not be seen. */
    public static final class TourException extends Exception {

        private static final long serialVersionUID = 1;

        TourException(String stop, String look, Exception cause) {
            super(Messages.text("tour.failed", stop, look, cause.toString()), cause);
        }
    }

    private ScreenshotTour(TourHand hand, List<TourStop> stops, Path folder, Consumer<String> say) {
        this.hand = hand;
        this.stops = List.copyOf(stops);
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
        return new ScreenshotTour(hand, stops, folder, say);
    }

    /** The names of all stops. */
    public static List<String> stops() {
        return new TourScript(Path.of("")).stops().stream().map(TourStop::id).toList();
    }

    /** Closes the window and tells when it is closed. On the FX thread. */
    public void close(Runnable then) {
        hand.window().close(code -> then.run());
    }

    /**
     * Takes them all.
     *
     * @return how many
     * @throws IOException if one cannot be written
     * @throws TourException if the window does not come to a stop
     */
    public int run() throws IOException, TourException {
        Files.createDirectories(folder);
        TourPage page = new TourPage();
        int taken = 0;
        for (TourStop stop : stops) {
            for (TourLook look : looks(stop)) {
                String name = stop.id() + "-" + look.suffix() + ".png";
                Snapshots.write(seen(stop, look), folder.resolve(name));
                page.add(stop, name);
                taken++;
            }
            say.accept(Messages.text("tour.stop", stop.id(), stop.words()));
        }
        page.write(folder);
        return taken;
    }

    private static List<TourLook> looks(TourStop stop) {
        List<TourLook> looks = new ArrayList<>(TourLook.usual());
        if (stop.atEverySize()) {
            looks.addAll(TourLook.beyond());
        }
        return looks;
    }

    private BufferedImage seen(TourStop stop, TourLook look) throws TourException {
        try {
            TourHand.doOnFx(() -> wear(look));
            hand.settle();
            stop.enter().take(hand);
            hand.settle();
            Scene main = hand.window().view().getScene();
            BufferedImage picture = TourHand.onFx(() -> TourPicture.take(main, look.scale()));
            hand.closeOthers();
            stop.leave().take(hand);
            return picture;
        } catch (Exception e) {
            throw new TourException(stop.id(), look.suffix(), e);
        }
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
