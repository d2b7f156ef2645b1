package dev.tidemark.export.parquet;

/**
 * Declares a column. Immutable.
 *
 * @param name as queries name it
 * @param optional whether rows may lack a value
 * @param values how the values are written
 * @param statistics whether each row group tells the least and the greatest value; only of signed integers and times
 */
public record TableColumn(String name, ColumnType type, boolean optional, Values values, boolean statistics) {

    /** How values are written: all ways are read alike, they differ in room and time. */
    public enum Values {
        /** One behind the other. */
        PLAIN,
        /** By their number in a dictionary, as long as that does not grow too large: for values that come again. */
        DICTIONARY,
        /** As differences, for integers of 64 bits that rise slowly. */
        DIFFERENCES
    }

    public TableColumn {
        if (values == Values.DIFFERENCES && type.physical() != ColumnType.Physical.INT64) {
            throw new IllegalArgumentException(name + " has no differences");
        }
    }

    /** A column that every row has a value of, which comes again. */
    public static TableColumn of(String name, ColumnType type) {
        return new TableColumn(name, type, false, Values.DICTIONARY, false);
    }

    /** As this, where rows may lack a value. */
    public TableColumn orNothing() {
        return new TableColumn(name, type, true, values, statistics);
    }

    /** As this, written otherwise. */
    public TableColumn as(Values other) {
        return new TableColumn(name, type, optional, other, statistics);
    }

    /** As this, with statistics. */
    public TableColumn withStatistics() {
        return new TableColumn(name, type, optional, values, true);
    }
}
