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
import java.util.List;
import java.util.stream.Stream;

/** The first line of a csv or tsv file that names its columns. */
final class HeaderLine {

    private HeaderLine() {}

    /** Whether a file of the stream begins with one. */
    static boolean expected(StreamSettings settings) {
        if (!settings.format().hasColumns()) {
            return false;
        }
        return switch (settings.rows().header()) {
            case PRESENT -> true;
            case ABSENT -> false;
            case AUTO ->
                settings.rows().columns().isEmpty() && places(settings.fields()).anyMatch(place -> !isNumber(place));
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

    private static Stream<String> places(FieldMap fields) {
        EntityField object = fields.object();
        ValueField value = fields.value();
        TextField action = fields.action();
        TextField eventId = fields.eventId();
        boolean readsTime = fields.time().place() == TimeField.Place.FIELD;
        return Stream.of(
                        fields.actor().at(),
                        object == null ? List.<String>of() : object.at(),
                        value == null ? List.<String>of() : value.at(),
                        action == null ? List.<String>of() : action.at(),
                        eventId == null ? List.<String>of() : eventId.at(),
                        readsTime ? fields.time().at() : List.<String>of())
                .flatMap(List::stream);
    }

    /** Whether the place is a column's number; the slash of a JSON pointer may stand before it. */
    private static boolean isNumber(String place) {
        return place.matches("/?[0-9]+");
    }
}
