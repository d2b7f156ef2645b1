package dev.tidemark.ui.shell;

import dev.tidemark.ui.common.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the window starts.
 *
 * @param files {@code $J} files or captures to open
 * @param tables {@code $MFT} files that belong to them
 * @param volume the volume to read at the start, {@code null} for none
 * @param screenshot where to write a picture of the window and end; {@code null} to stay open
 * @param after how long to wait before the picture
 * @param width of the window's content, in pixels
 * @param height of the window's content, in pixels
 * @param sized whether that size was asked for; else the window opens as large as it was closed
 * @param theme light or dark, {@code null} for the one used last
 * @param everyScreen whether to open every screen once before the picture
 * @param noDisplay whether the picture is taken because there is no display
 */
public record WindowOptions(
        List<Path> files,
        List<Path> tables,
        @Nullable String volume,
        @Nullable Path screenshot,
        Duration after,
        int width,
        int height,
        boolean sized,
        @Nullable Theme theme,
        boolean everyScreen,
        boolean noDisplay) {}
