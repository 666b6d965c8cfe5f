package dev.weir.console;

import dev.weir.index.Case;
import dev.weir.index.Cursor;
import dev.weir.index.QueueFilter;
import dev.weir.index.QueueFilter.Field;
import dev.weir.index.QueueOrder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What of a list somebody wants to see, as it stands in the address: a bookmark is a saved filter.
 *
 * @param typed the parameters as they were typed, without empty ones
 * @param filter what they mean
 * @param order what comes first
 * @param cursor where the page begins
 */
record QueueQuery(Map<String, String> typed, QueueFilter filter, QueueOrder order, Cursor cursor) {

    /**
     * What is asked for.
     *
     * @throws Refusal when a parameter cannot be understood, with its name and what is allowed
     */
    static QueueQuery of(Ask ask, Nouns nouns) {
        Map<String, String> typed = new LinkedHashMap<>();
        QueueFilter filter = QueueFilter.OPEN;
        for (Field field : Field.values()) {
            String text = ask.query(code(field)).strip();
            if (!text.isEmpty()) {
                typed.put(code(field), text);
                filter = filter.where(field, meaning(field, nouns).apply(text));
            }
        }
        filter = filter.between(time(ask, typed, "from", Instant.MIN), time(ask, typed, "to", Instant.MAX))
                .that(choice(ask, typed, "status", Case.Status.OPEN));
        double least = trust(ask, typed, "least", 0);
        double most = trust(ask, typed, "most", 1);
        if (least > most) {
            throw Refusal.wrong("The least trust, " + least + ", is above the most, " + most + '.');
        }
        QueueOrder order = choice(ask, typed, "order", QueueOrder.RISK);
        try {
            return new QueueQuery(
                    Map.copyOf(typed), filter.trusted(least, most), order, Cursor.parse(ask.query("after")));
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong(String.valueOf(e.getMessage()));
        }
    }

    /** The address of this list on a route, from its beginning. */
    String link(Route route) {
        return link(route, "", "");
    }

    /** The same with one parameter more, or another value for it; without it where the value is empty. */
    String link(Route route, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(new TreeMap<>(typed));
        all.put(name, value);
        StringBuilder link = new StringBuilder(route.path());
        all.forEach((key, text) -> {
            if (!text.isEmpty()) {
                link.append(link.indexOf("?") < 0 ? '?' : '&')
                        .append(key)
                        .append('=')
                        .append(URLEncoder.encode(text, StandardCharsets.UTF_8));
            }
        });
        return link.toString();
    }

    /** What was typed for a parameter, or an empty text. */
    String typed(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Whether it asks for less than all that waits. */
    boolean isNarrow() {
        return typed.keySet().stream().anyMatch(name -> !name.equals("order"));
    }

    /** The name of a field in the address. */
    static String code(Enum<?> field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static UnaryOperator<String> meaning(Field field, Nouns nouns) {
        return switch (field) {
            case ACTOR -> nouns::actorText;
            case OBJECT -> nouns::objectText;
            case FAMILY -> text -> text.toUpperCase(Locale.ROOT);
            case STREAM, CHECK, CAMPAIGN, SOURCE, CASE -> UnaryOperator.identity();
        };
    }

    private static Instant time(Ask ask, Map<String, String> typed, String name, Instant otherwise) {
        String text = ask.query(name).strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        typed.put(name, text);
        return TypedTime.past(name, text, ask.now());
    }

    private static double trust(Ask ask, Map<String, String> typed, String name, double otherwise) {
        String text = ask.query(name).strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        typed.put(name, text);
        double trust = text.matches("[0-9]*\\.?[0-9]+") ? Double.parseDouble(text) : -1;
        if (trust < 0 || trust > 1) {
            throw Refusal.wrong("'" + text + "' for " + name + " is no trust. Allowed: 0 to 1.");
        }
        return trust;
    }

    private static <E extends Enum<E>> E choice(Ask ask, Map<String, String> typed, String name, E otherwise) {
        String text = ask.query(name).strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        for (E choice : otherwise.getDeclaringClass().getEnumConstants()) {
            if (code(choice).equals(text)) {
                if (choice != otherwise) {
                    typed.put(name, text);
                }
                return choice;
            }
        }
        throw Refusal.wrong("'" + text + "' for " + name + " is not known.");
    }
}
