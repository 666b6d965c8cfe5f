package dev.weir.settings;

import dev.weir.settings.Entries.Entry;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said of a key that no record knows, and of one that is missing. */
final class UnknownKeys {

    private UnknownKeys() {}

    /**
     * Notes every key of {@code entries} that is not among {@code keys}.
     *
     * @param root the record of the whole file, to tell where else the key belongs
     * @return the missing keys that the unknown ones are probably meant to be: to be reported once
     */
    static Set<String> report(
            Class<?> root, List<Key> keys, Map<String, Entry> entries, Where where, Problems problems) {
        List<String> known = keys.stream().map(Key::name).toList();
        List<String> absent =
                known.stream().filter(name -> !entries.containsKey(name)).toList();
        Set<String> meant = new HashSet<>();
        entries.forEach((name, entry) -> {
            if (!known.contains(name)) {
                Optional<String> nearest = Spelling.nearest(name, absent);
                nearest.ifPresent(meant::add);
                String hint = nearest.isPresent() ? Scalars.meant(nearest) : elsewhere(root, name);
                problems.add(where.key(name, entry.line()), "unknown key; " + hint + "allowed: " + allowed(keys));
            }
        });
        return meant;
    }

    static String allowed(List<Key> keys) {
        return keys.stream().map(Key::name).collect(Collectors.joining(", "));
    }

    /** What a missing key is for, in the first sentence of its description, and what is allowed. */
    static String help(Key key) {
        String allowed = key.rawType().isEnum()
                ? String.join(", ", Scalars.choices(key.rawType()))
                : key.knob().allowed();
        String sentence = key.knob().doc().split("(?<=\\.) ", 2)[0];
        return ". " + sentence + (allowed.isEmpty() ? "" : " Allowed: " + allowed);
    }

    private static String elsewhere(Class<?> root, String name) {
        List<String> places = new ArrayList<>();
        if (root.isRecord()) {
            collect(root, "", name, places);
        }
        return places.isEmpty() ? "" : "it belongs at " + String.join(" or ", places) + "; ";
    }

    private static void collect(Class<?> record, String path, String name, List<String> places) {
        for (Key key : Key.of(record)) {
            if (key.name().equals(name)) {
                places.add(path + name);
            }
            boolean named = key.rawType() == Map.class;
            Type type = named ? Key.itemType(key.type()) : key.type();
            if (Key.raw(type).isRecord()) {
                collect(Key.raw(type), path + key.name() + (named ? ".<name>." : "."), name, places);
            }
        }
    }
}
