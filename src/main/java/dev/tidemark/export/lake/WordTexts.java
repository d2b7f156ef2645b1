package dev.tidemark.export.lake;

import dev.tidemark.export.parquet.ColumnWriter;
import dev.tidemark.export.parquet.TableWriter;
import dev.tidemark.export.parquet.Texts;
import dev.tidemark.field.ReasonSymbols;
import dev.tidemark.path.Certainty;
import dev.tidemark.store.RowKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Gives columns words of which there are few, each made once. Not thread-safe. */
final class WordTexts {

    private final Texts texts = new Texts(TableWriter.ROWS);
    private final List<byte[]> certainties = new ArrayList<>();
    private final ReasonSymbols reasons = new ReasonSymbols("|");

    /** Of the row before. */
    private byte[] last = {};

    WordTexts() {
        for (Certainty certainty : Certainty.values()) {
            certainties.add(bytes(certainty.id()));
        }
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    /** Nearly all rows are records. */
    void kinds(LakeBatch rows, ColumnWriter to) {
        int from = 0;
        for (int i = 1; i <= rows.count(); i++) {
            RowKind kind = rows.kinds[from];
            if (i == rows.count() || rows.kinds[i] != kind) {
                to.same(bytes(kind.id()), i - from);
                from = i;
            }
        }
    }

    void certainties(LakeBatch rows, ColumnWriter to) {
        texts.clear();
        for (int i = 0; i < rows.count(); i++) {
            put(i, certainties.get((rows.flags[i] & LakeBatch.PATH) != 0 ? (int) rows.certainty[i] : 0));
        }
        to.texts(texts, rows.flags, LakeBatch.PATH, rows.count());
    }

    /** The names of reasons, with a bar between two. */
    void reasons(LakeBatch rows, ColumnWriter to) {
        texts.clear();
        for (int i = 0; i < rows.count(); i++) {
            put(i, reasons.of((int) rows.reason[i]));
        }
        to.texts(texts, rows.flags, LakeBatch.KNOWN, rows.count());
    }

    private void put(int row, byte[] word) {
        if (row > 0 && word == last) {
            texts.same(row);
        } else {
            texts.begin(row);
            texts.add(row, word, 0, word.length);
        }
        last = word;
    }
}
