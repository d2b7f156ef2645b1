package dev.tidemark.session;

import dev.tidemark.field.Citation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A program that marks, notes and filters on and on, and says what it has kept. Arguments: the folder, and the number to begin with. */
final class KeepsOn {

    private KeepsOn() {}

    static RecordMark mark(int number) {
        Citation record = Citation.parse("usn" + 8L * number + "-1f0c29d4b7a3").orElseThrow();
        return new RecordMark(record, "name.txt", 5, "tag " + number, "note ".repeat(200) + number);
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        MarksFile marks = new MarksFile(folder);
        SessionSlot slot = SessionSlot.take(folder);
        for (int i = Integer.parseInt(args[1]); true; i++) {
            marks.write(List.of(mark(i)), List.of());
            System.out.println("mark " + i);
            slot.write(Sessions.numbered(i), Instant.now());
            System.out.println("session " + i);
        }
    }
}
