package dev.tidemark.ui.tour;

import dev.tidemark.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page that shows the pictures of a tour side by side: one row for each stop and size, light beside dark. Not thread-safe. */
final class TourPage {

    /** The page's name in its folder. */
    static final String NAME = "index.html";

    private static final String HEAD = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>%s</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2em; background: #f4f5f7; color: #1c1e21 }
        nav { columns: 18em; margin-bottom: 2em }
        nav a { display: block }
        h2 { margin: 2em 0 0.5em }
        .looks { display: grid; grid-template-columns: 1fr 1fr; gap: 1em }
        figure { margin: 0 }
        img { max-width: 100%%; height: auto; border: 1px solid #c4c7cc }
        figcaption { color: #55585e }
        </style></head><body>
        <h1>%s</h1>
        """;

    private final Map<TourStop, List<String>> pictures = new LinkedHashMap<>();

    /** Adds a picture, by its name in the page's folder. */
    void add(TourStop stop, String picture) {
        pictures.computeIfAbsent(stop, first -> new ArrayList<>()).add(picture);
    }

    /**
     * Writes the page.
     *
     * @throws IOException if it cannot be written
     */
    void write(Path folder) throws IOException {
        String title = escaped(Messages.text("tour.title"));
        StringBuilder page = new StringBuilder(HEAD.formatted(title, title));
        page.append("<nav>");
        pictures.keySet().forEach(stop -> page.append("<a href=\"#%s\">%s</a>".formatted(stop.id(), words(stop))));
        page.append("</nav>\n");
        pictures.forEach((stop, taken) -> {
            page.append("<h2 id=\"%s\">%s</h2>\n<div class=\"looks\">\n".formatted(stop.id(), words(stop)));
            taken.forEach(name -> page.append(figure(stop, name)));
            page.append("</div>\n");
        });
        page.append("</body></html>\n");
        Files.writeString(folder.resolve(NAME), page, StandardCharsets.UTF_8);
    }

    private static String figure(TourStop stop, String name) {
        return "<figure><a href=\"%1$s\"><img src=\"%1$s\" alt=\"%2$s\" loading=\"lazy\"></a><figcaption>%1$s</figcaption></figure>\n"
                .formatted(name, words(stop));
    }

    private static String words(TourStop stop) {
        return escaped(stop.words());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
