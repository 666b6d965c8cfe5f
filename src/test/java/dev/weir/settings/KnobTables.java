package dev.weir.settings;

import dev.weir.settings.Key.Presence;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The tables of a reference page, one for each record that a file is made of. */
final class KnobTables {

    /** The places of each record in the file, in the order in which they are met. */
    private final Map<Class<?>, List<String>> places = new LinkedHashMap<>();

    private KnobTables() {}

    /** Everything that a file of type {@code root} may hold, as Markdown. */
    static String of(Class<? extends Record> root) {
        KnobTables tables = new KnobTables();
        tables.collect(root, "");
        return tables.places.keySet().stream().map(tables::table).collect(Collectors.joining("\n"));
    }

    private void collect(Class<?> record, String path) {
        places.computeIfAbsent(record, key -> new ArrayList<>()).add(path);
        for (Key key : Key.of(record)) {
            Class<?> nested = Key.raw(content(key.type()));
            if (nested.isRecord()) {
                collect(nested, join(path, key));
            }
        }
    }

    private static String join(String path, Key key) {
        return (path.isEmpty() ? "" : path + ".") + key.name() + (key.rawType() == Map.class ? ".<name>" : "");
    }

    /** The record of a map's or list's items stands for the map or list. */
    private static Type content(Type type) {
        return Key.raw(type) == Map.class || Key.raw(type) == List.class ? Key.itemType(type) : type;
    }

    private String table(Class<?> record) {
        StringBuilder table = new StringBuilder("### ").append(title(record)).append("\n\n");
        Shorthand shorthand = record.getAnnotation(Shorthand.class);
        if (shorthand != null) {
            table.append("A plain value or list is short for `{")
                    .append(shorthand.value())
                    .append(": …}`.\n\n");
        }
        table.append("| key | value | left out | what it does |\n|---|---|---|---|\n");
        for (Key key : Key.of(record)) {
            String why = key.knob().why();
            table.append("| `%s` | %s | %s | %s%s |\n"
                    .formatted(
                            key.name(),
                            value(key),
                            fallback(key),
                            key.knob().doc(),
                            why.isEmpty() ? "" : " *" + why + "*"));
        }
        return table.toString();
    }

    private String title(Class<?> record) {
        String title = places.getOrDefault(record, List.of()).stream()
                .map(place -> place.isEmpty() ? "At the top" : "`" + place + "`")
                .collect(Collectors.joining(", "));
        return title;
    }

    private String value(Key key) {
        String allowed = key.knob().allowed();
        String type = type(key.type());
        return allowed.isEmpty() ? type : type + ": " + allowed;
    }

    private String type(Type type) {
        Class<?> raw = Key.raw(type);
        if (raw.isRecord()) {
            return (raw.isAnnotationPresent(Shorthand.class) ? "text, list of text, or " : "") + "[mapping](#"
                    + anchor(title(raw)) + ")";
        }
        if (raw == Map.class) {
            Class<?> item = Key.raw(Key.itemType(type));
            return item.isRecord() ? "[mapping](#" + anchor(title(item)) + ") of names" : "mapping of text to text";
        }
        if (raw == List.class && Key.raw(Key.itemType(type)).isRecord()) {
            return "list of [mapping](#" + anchor(title(Key.raw(Key.itemType(type)))) + ")";
        }
        if (raw == List.class) {
            return "text, or a list of it";
        }
        if (raw == Set.class) {
            return "list of text";
        }
        return raw.isEnum()
                ? Scalars.choices(raw).stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "))
                : word(raw);
    }

    private static String word(Class<?> scalar) {
        if (scalar == int.class || scalar == long.class) {
            return "whole number";
        }
        if (scalar == double.class || scalar == Double.class) {
            return "number";
        }
        if (scalar == Duration.class) {
            return "duration";
        }
        if (scalar == Instant.class) {
            return "time";
        }
        return scalar == ZoneId.class ? "time zone" : "text";
    }

    private static String fallback(Key key) {
        if (key.presence() == Presence.REQUIRED) {
            return "**required**";
        }
        if (key.presence() == Presence.OPTIONAL) {
            return "";
        }
        return switch (key.knob().fallback()) {
            case "{}" -> key.rawType().isRecord() ? "defaults" : "none";
            case "[]" -> "none";
            default -> "`" + scalar(key.knob().fallback()) + "`";
        };
    }

    private static String scalar(String yaml) {
        return YamlText.compose(yaml, new Problems("default")) instanceof ScalarNode scalar ? scalar.getValue() : yaml;
    }

    /** The anchor that Markdown viewers give a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
