package dev.tidemark.ui.records;

import dev.tidemark.field.Fields;

/** The columns that tests name. */
final class Columns {

    static final RecordColumn USN = new RecordColumn(Fields.USN);
    static final RecordColumn TIME = new RecordColumn(Fields.TIME);
    static final RecordColumn NAME = new RecordColumn(Fields.NAME);
    static final RecordColumn REASONS = new RecordColumn(Fields.REASON);
    static final RecordColumn PARENT_ID = new RecordColumn(Fields.PARENT);
    static final RecordColumn FILE_ID = new RecordColumn(Fields.FILE);
    static final RecordColumn SOURCE = new RecordColumn(Fields.SOURCE_INFO);
    static final RecordColumn ATTRIBUTES = new RecordColumn(Fields.ATTRIBUTES);
    static final RecordColumn SECURITY_ID = new RecordColumn(Fields.SECURITY);
    static final RecordColumn VERSION = new RecordColumn(Fields.VERSION);
    static final RecordColumn LENGTH = new RecordColumn(Fields.LENGTH);
    static final RecordColumn EXTENTS = new RecordColumn(Fields.EXTENTS);

    private Columns() {}
}
