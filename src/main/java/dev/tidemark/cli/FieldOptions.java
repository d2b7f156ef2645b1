package dev.tidemark.cli;

import dev.tidemark.field.FieldOption;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordField;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.usn.FileId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that narrow records by one field each. Used by one thread. Their names, labels and help are what the fields say of
 * themselves.
 */
final class FieldOptions {

    private final Map<String, OptionSpec> byField = new LinkedHashMap<>();

    /**
     * @param order where they stand among the options of a command
     */
    FieldOptions(FieldRegistry registry, int order) {
        for (RecordField field : registry.fields()) {
            FieldOption option = field.option();
            if (option != null) {
                byField.put(field.id(), spec(field, option, order));
            }
        }
    }

    private static OptionSpec spec(RecordField field, FieldOption option, int order) {
        OptionSpec.Builder spec = OptionSpec.builder("--" + option.name())
                .paramLabel(option.label())
                .description(option.help())
                .order(order);
        return switch (field.type()) {
            case FLAGS -> spec.type(Integer.class).converters(new ReasonMask()).build();
            case ID -> spec.type(FileId.class).converters(new HexFileId()).build();
            case INTEGER ->
                spec.type(List.class)
                        .auxiliaryTypes(Integer.class)
                        .splitRegex(",")
                        .build();
            case SIZE, DURATION, FILETIME, ENUM, TEXT -> spec.type(String.class).build();
        };
    }

    void addTo(CommandSpec command) {
        byField.values().forEach(command::addOption);
    }

    /** A filter that also asks for what the options say; {@code --versions} is not among that. */
    FilterSpec narrow(FilterSpec filter) {
        Integer reasons = value("reason");
        String name = value("name");
        return filter.withReasons(reasons == null ? FilterSpec.ANY : reasons, filter.allOf(), filter.noneOf())
                .withName(name == null ? "" : name)
                .withPath(path())
                .withFile(value("file"))
                .withParent(value("parent"));
    }

    /** A filter that asks for what {@code --versions} says too. */
    FilterSpec withVersions(FilterSpec filter) {
        return filter.withVersions(
                versions().stream().mapToInt(Integer::intValue).toArray());
    }

    /** The major versions asked for; none when that does not matter. */
    List<Integer> versions() {
        List<Integer> versions = value("version");
        return versions == null ? List.of() : versions;
    }

    /** What the path must fit; empty when that does not matter. */
    String path() {
        String path = value("path");
        return path == null ? "" : path;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // what an option's value is, its spec says
    private <T> @Nullable T value(String field) {
        OptionSpec option = byField.get(field);
        return option == null ? null : option.getValue();
    }
}
