package dev.tidemark.export.profile;

import java.util.List;
import java.util.Map;

/** Validates JSON Lines for Timesketch: the three members that it requires, and the types of what plaso names. Not thread-safe. */
final class TimesketchCheck extends JsonCheck {

    private static final List<String> NUMBERS = List.of(
            "file_reference",
            "parent_file_reference",
            "update_reason_flags",
            "update_sequence_number",
            "update_source_flags",
            "file_attribute_flags");

    @Override
    void check(Map<String, Object> object, Findings findings) {
        text(object, "message", true, findings);
        time(object, "datetime", findings);
        text(object, "timestamp_desc", true, findings);
        text(object, "data_type", false, findings);
        NUMBERS.forEach(name -> number(object, name, findings));
        texts(object, "tag", List.of(), findings);
    }
}
