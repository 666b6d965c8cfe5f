package dev.weir.index;

import dev.weir.settings.EntityField;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user's own words for who contributes and what it is about. */
final class Nouns {

    private final Map<String, StreamSettings> streams;

    Nouns(Settings settings) {
        streams = settings.streams();
    }

    String actor(String stream) {
        StreamSettings settings = streams.get(stream);
        return type(settings == null ? null : settings.fields().actor(), "contributor");
    }

    String object(String stream) {
        StreamSettings settings = streams.get(stream);
        return type(settings == null ? null : settings.fields().object(), "object");
    }

    private static String type(@Nullable EntityField field, String fallback) {
        return field == null || field.type() == null ? fallback : field.type();
    }

    /** A case in one sentence. */
    String title(Case.Kind kind, String stream, String subject, String check, long members, long objects, long events) {
        String who = count(members, actor(stream));
        String what = count(events, "event");
        return switch (kind) {
            case CAMPAIGN -> who + " of one campaign sent " + what + " about " + count(objects, object(stream));
            case OBJECT ->
                who + (members == 1 ? " crowds on " : " crowd on ") + subject.substring(subject.indexOf('/') + 1)
                        + " with " + what + " on " + stream;
            case FLOOD -> {
                int day = subject.lastIndexOf('/') + 1;
                yield who + " sent " + what + " on " + stream + " that " + check + " held on " + subject.substring(day);
            }
            case ACTOR -> subject + " sent " + what + " about " + count(objects, object(stream));
            case EVENT -> "one event of nobody in particular on " + stream + ", " + subject;
        };
    }

    private static String count(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
