package dev.tidemark.session;

import dev.tidemark.field.Citation;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Sessions to test with. */
public final class Sessions {

    private Sessions() {}

    static Citation cited(long usn) {
        return Citation.parse("usn" + usn + "-1f0c29d4b7a3-j01d8347be2ab90f1").orElseThrow();
    }

    public static SessionSource volume(String id) {
        return new SessionSource(
                SessionSource.Kind.VOLUME,
                id,
                id,
                OptionalLong.of(0x1a2b3c4dL),
                OptionalLong.of(0x01d8347be2ab90f1L),
                "");
    }

    /** One in which everything is told. */
    public static Session whole(String filter) {
        SessionPlace place =
                new SessionPlace(false, cited(8), cited(16), List.of(new SessionPlace.Stretch(cited(24), cited(4096))));
        return new Session(
                List.of(
                        SessionSource.file("/cases/win10/$J", "win10/$J"),
                        volume("D:"),
                        new SessionSource(
                                SessionSource.Kind.SEARCHED,
                                "/cases/disk.img",
                                "disk.img",
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                "/cases/$MFT")),
                1,
                new SessionView(
                        filter,
                        List.of("Quiet"),
                        List.of("usn:112:shown", "name:80:hidden"),
                        "name",
                        false,
                        false,
                        true,
                        place),
                new SessionWindow("10,20,1000,700", true, Map.of("marks", true), Map.of("volumes", 260)));
    }

    /** One that is known by its number in several places, and too long to be written at one go. */
    static Session numbered(int number) {
        return new Session(
                IntStream.rangeClosed(0, number % 7)
                        .mapToObj(i -> SessionSource.file("/cases/" + number + "/" + i + "/$J", "$J"))
                        .toList(),
                number % 7,
                new SessionView(
                        "name ~ \"" + (number + ",").repeat(5_000) + "\"",
                        List.of(),
                        List.of(),
                        "",
                        true,
                        true,
                        false,
                        new SessionPlace(false, cited(8L * number), null, List.of())),
                SessionWindow.NONE);
    }
}
