package dev.tidemark.summary;

import dev.tidemark.field.FieldReader;
import dev.tidemark.field.RecordField;
import java.time.ZoneId;

/** Begins to count by a grouping. Pure functions. */
final class GroupsFactory {

    private GroupsFactory() {}

    /**
     * Begins to count.
     *
     * @param zone of hours and days
     */
    static Groups of(Grouping grouping, ZoneId zone) {
        RecordField field = grouping.field();
        if (field == null) {
            return new TimeGroups(grouping, zone);
        }
        return switch (grouping.by()) {
            case DIRECTORY -> new DirectoryGroups(grouping);
            case FLAG -> new FlagGroups(grouping, field, (FieldReader.Numbers) field.reader());
            default ->
                field.reader() instanceof FieldReader.Texts texts
                        ? new TextGroups(grouping, field, texts)
                        : new NumberGroups(grouping, field);
        };
    }
}
