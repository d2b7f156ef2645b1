package dev.tidemark.export.profile;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Validates JSON Lines of the Elastic Common Schema: the names of what is written against the public reference, and the values that the
 * schema allows. Not thread-safe. What stands below a name that the schema does not have is the writer's own.
 */
final class EcsCheck extends JsonCheck {

    private static final List<String> KINDS =
            List.of("alert", "asset", "enrichment", "event", "metric", "state", "pipeline_error", "signal");

    /** The types that go with the category {@code file}. */
    private static final List<String> TYPES = List.of("access", "change", "creation", "deletion", "info");

    private static final Map<String, Set<String>> MEMBERS = Map.of(
            "ecs", Set.of("version"),
            "event",
                    Set.of(
                            "action",
                            "agent_id_status",
                            "category",
                            "code",
                            "created",
                            "dataset",
                            "duration",
                            "end",
                            "hash",
                            "id",
                            "ingested",
                            "kind",
                            "module",
                            "original",
                            "outcome",
                            "provider",
                            "reason",
                            "reference",
                            "risk_score",
                            "risk_score_norm",
                            "sequence",
                            "severity",
                            "start",
                            "timezone",
                            "type",
                            "url"),
            "file",
                    Set.of(
                            "accessed",
                            "attributes",
                            "code_signature",
                            "created",
                            "ctime",
                            "device",
                            "directory",
                            "drive_letter",
                            "elf",
                            "extension",
                            "fork_name",
                            "gid",
                            "group",
                            "hash",
                            "inode",
                            "macho",
                            "mime_type",
                            "mode",
                            "mtime",
                            "name",
                            "origin_referrer_url",
                            "origin_url",
                            "owner",
                            "path",
                            "pe",
                            "size",
                            "target_path",
                            "type",
                            "uid",
                            "x509"),
            "volume",
                    Set.of(
                            "bus_type",
                            "default_access",
                            "device_name",
                            "device_type",
                            "dos_name",
                            "file_system_type",
                            "mount_name",
                            "nt_name",
                            "product_id",
                            "product_name",
                            "removable",
                            "serial_number",
                            "size",
                            "vendor_id",
                            "vendor_name",
                            "writable"));

    private static final List<String> FILE_TEXTS = List.of("path", "directory", "name", "extension", "inode", "type");

    @Override
    void check(Map<String, Object> object, Findings findings) {
        time(object, "@timestamp", findings);
        text(part(object, "ecs", true, findings), "version", true, findings);
        event(part(object, "event", true, findings), findings);
        Map<String, Object> file = part(object, "file", false, findings);
        FILE_TEXTS.forEach(name -> text(file, name, false, findings));
        texts(file, "attributes", List.of(), findings);
        text(part(object, "host", false, findings), "name", false, findings);
        text(part(object, "volume", false, findings), "dos_name", false, findings);
        MEMBERS.forEach((name, known) -> members(name, part(object, name, false, findings), known, findings));
    }

    private void event(Map<String, Object> event, Findings findings) {
        String kind = text(event, "kind", true, findings);
        if (kind != null && !KINDS.contains(kind)) {
            findings.add(column("kind"), "cell", "event.kind", kind);
        }
        for (String list : List.of("category", "type")) {
            if (!event.containsKey(list)) {
                findings.add(1, "member", "event." + list);
            }
        }
        texts(event, "category", List.of("file"), findings);
        texts(event, "type", TYPES, findings);
        number(event, "sequence", findings);
        for (String name : List.of("action", "code", "dataset")) {
            text(event, name, false, findings);
        }
    }

    private void members(String of, Map<String, Object> part, Set<String> known, Findings findings) {
        for (String name : part.keySet()) {
            if (!known.contains(name)) {
                findings.add(column(name), "ecs.name", of + "." + name);
            }
        }
    }

    @SuppressWarnings("unchecked") // a parsed object has texts for names
    private Map<String, Object> part(Map<String, Object> object, String name, boolean required, Findings findings) {
        Object value = object.get(name);
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        if (value != null || required) {
            findings.add(column(name), "member", name);
        }
        return Map.of();
    }
}
