package dev.tidemark.export.profile;

import dev.tidemark.export.profile.CsvCells.Cell;
import java.util.List;

/** Validates CSV record by record, of which each may have several lines. Not thread-safe. */
abstract class CsvCheck implements LineCheck {

    private final StringBuilder open = new StringBuilder();
    private boolean isOpen;
    private boolean headed;
    private long records;

    @Override
    public final void check(CheckedLines line, Findings findings) {
        isOpen ^= CsvCells.hasOddQuotes(line.text());
        if (isOpen && open.length() + line.text().length() > CheckedLines.LONGEST) {
            findings.add(1, "csv.open");
            open.setLength(0);
            isOpen = false;
            return;
        }
        if (isOpen) {
            open.append(line.text()).append('\n');
            return;
        }
        String record = open.isEmpty() ? line.text() : open + line.text();
        open.setLength(0);
        checkEnd(line, findings);
        List<Cell> cells = CsvCells.of(record, findings);
        records += headed ? 1 : 0;
        if (cells != null) {
            check(cells, record, findings);
        }
        headed = true;
    }

    private void check(List<Cell> cells, String record, Findings findings) {
        if (!headed) {
            header(cells, findings);
        } else if (cells.size() != columns().size()) {
            int column = cells.size() > columns().size()
                    ? cells.get(columns().size()).column()
                    : record.length() + 1;
            findings.add(column, "cells", cells.size(), columns().size());
        } else {
            for (int i = 0; i < cells.size(); i++) {
                cell(i, cells, findings);
            }
        }
    }

    /** The columns that there must be; what the header says where it may say several things. */
    abstract List<String> columns();

    abstract void header(List<Cell> cells, Findings findings);

    /** Validates one of as many cells as there are columns. */
    abstract void cell(int index, List<Cell> cells, Findings findings);

    void checkEnd(CheckedLines line, Findings findings) {}

    @Override
    public void end(Findings findings) {
        if (isOpen) {
            findings.add(1, "csv.open");
        }
    }

    @Override
    public final long records() {
        return records;
    }
}
