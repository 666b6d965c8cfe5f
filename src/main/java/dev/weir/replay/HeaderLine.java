package dev.weir.replay;

import dev.weir.replay.Quotes.State;
import dev.weir.settings.EntityField;
import dev.weir.settings.FieldMap;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TextField;
import dev.weir.settings.TimeField;
import dev.weir.settings.ValueField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first line of a csv or tsv file that names its columns. */
final class HeaderLine {

    private HeaderLine() {}

    /** Whether a file of the stream begins with one. */
    static boolean expected(StreamSettings settings) {
        if (settings.format() == StreamSettings.Format.JSON) {
            return false;
        }
        return switch (settings.rows().header()) {
            case PRESENT -> true;
            case ABSENT -> false;
            case AUTO ->
                settings.rows().columns().isEmpty()
                        && places(settings.fields()).values().stream()
                                .flatMap(List::stream)
                                .anyMatch(place -> !isNumber(place));
        };
    }

    /** The names of the columns, in order. */
    static List<String> names(byte[] line, StreamSettings settings) {
        Quotes quotes = Quotes.of(settings);
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        State state = State.COLUMN_START;
        for (char each : new String(line, StandardCharsets.UTF_8).toCharArray()) {
            State next = quotes.after(state, each);
            if (next == State.COLUMN_START) {
                names.add(name.toString().trim());
                name.setLength(0);
            } else if (next != State.AFTER_QUOTE && !(next == State.QUOTED && state == State.COLUMN_START)) {
                name.append(each);
            }
            state = next;
        }
        names.add(name.toString().trim());
        return List.copyOf(names);
    }

    /**
     * Makes sure that every mapped field has its column, since without it every line would be a dead letter.
     *
     * @param file the file's name, for the message
     * @throws ReplayException naming the field, the column and the columns that there are
     */
    static void check(String file, String stream, List<String> names, StreamSettings settings) {
        places(settings.fields()).forEach((field, places) -> {
            boolean found = places.stream()
                    .anyMatch(place -> isNumber(place)
                            ? place.length() < 6 && Integer.parseInt(place) <= names.size()
                            : names.contains(place));
            if (!found) {
                throw new ReplayException(file + ":1: the first line has no column '" + String.join("' or '", places)
                        + "' for streams." + stream + ".fields." + field + "; it has: " + String.join(", ", names)
                        + ". Name one of these in the settings; if the file has no header line, say"
                        + " rows: {header: absent} and give column numbers or rows.columns");
            }
        });
    }

    private static Map<String, List<String>> places(FieldMap fields) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        places.put("actor", fields.actor().at());
        EntityField object = fields.object();
        if (object != null) {
            places.put("object", object.at());
        }
        ValueField value = fields.value();
        if (value != null) {
            places.put("value", value.at());
        }
        TextField action = fields.action();
        if (action != null) {
            places.put("action", action.at());
        }
        TextField eventId = fields.eventId();
        if (eventId != null) {
            places.put("eventId", eventId.at());
        }
        if (fields.time().place() == TimeField.Place.FIELD) {
            places.put("time", fields.time().at());
        }
        return places;
    }

    private static boolean isNumber(String place) {
        return !place.isEmpty() && place.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
