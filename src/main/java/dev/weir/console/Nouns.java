package dev.weir.console;

import dev.weir.settings.EntityField;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.util.Set;
import java.util.TreeSet;

/**
 * The user's own words, from the settings.
 *
 * @param actors what contributes: customer, card
 * @param objects what it is about: film, merchant
 */
record Nouns(Set<String> actors, Set<String> objects) {

    /** The words of these settings. */
    static Nouns of(Settings settings) {
        Set<String> actors = new TreeSet<>();
        Set<String> objects = new TreeSet<>();
        for (StreamSettings stream : settings.streams().values()) {
            actors.add(word(stream.fields().actor(), "actor"));
            EntityField object = stream.fields().object();
            if (object != null) {
                objects.add(word(object, "object"));
            }
        }
        return new Nouns(Set.copyOf(actors), Set.copyOf(objects));
    }

    /** One contributor: its word where there is one for all streams. */
    String actor() {
        return actors.size() == 1 ? actors.iterator().next() : "contributor";
    }

    /** One object: its word where there is one for all streams. */
    String object() {
        return objects.size() == 1 ? objects.iterator().next() : "object";
    }

    /** What a person typed for a contributor, with its type: where there is only one type, it need not be typed. */
    String actorText(String typed) {
        return typed(typed, actors);
    }

    /** What a person typed for an object, with its type. */
    String objectText(String typed) {
        return typed(typed, objects);
    }

    private static String typed(String typed, Set<String> types) {
        boolean hasType = types.stream().anyMatch(type -> typed.startsWith(type + ':'));
        return hasType || types.size() != 1 ? typed : types.iterator().next() + ':' + typed;
    }

    private static String word(EntityField field, String otherwise) {
        return field.type() == null ? otherwise : field.type();
    }
}
