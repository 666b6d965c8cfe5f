package dev.weir.index;

import dev.weir.index.QueueFilter.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a filter says, as conditions over columns of {@code held}; their values are bound, never written. */
final class Filters {

    /** The statuses of what is decided. */
    private static final List<Integer> ENDED =
            IntStream.range(1, HoldStatus.VEILED.ordinal()).boxed().toList();

    private Filters() {}

    /** A part of a WHERE, and its values in order. */
    record Where(List<String> parts, List<Object> values) {

        Where() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(String part, Object... more) {
            parts.add(part);
            values.addAll(List.of(more));
        }

        String text() {
            return String.join(" AND ", parts);
        }
    }

    /** Numbers of the statuses of events that are in the filter. */
    static List<Integer> statuses(QueueFilter filter) {
        return filter.status() == Case.Status.OPEN ? List.of(HoldStatus.OPEN.ordinal()) : ENDED;
    }

    /** Numbers of the facets that are in the filter. */
    static List<Integer> facets(Session session, QueueFilter filter) {
        Where where = new Where();
        where.add("1 = 1");
        Map.of(Field.STREAM, "stream", Field.FAMILY, "family", Field.CHECK, "name")
                .forEach((field, column) -> {
                    String text = filter.texts().get(field);
                    if (text != null) {
                        where.add(column + " = ?", text);
                    }
                });
        return session.list(
                "SELECT id FROM facet WHERE " + where.text(),
                row -> row.getInt(1),
                where.values().toArray());
    }

    static boolean isFaceted(QueueFilter filter) {
        return filter.texts().containsKey(Field.STREAM)
                || filter.texts().containsKey(Field.FAMILY)
                || filter.texts().containsKey(Field.CHECK);
    }

    /** The times and trusts of a filter, where it has some. */
    static void ranges(QueueFilter filter, String table, Where where) {
        long from = Times.millis(filter.from());
        long to = Times.millis(filter.to());
        if (from != Times.millis(QueueFilter.OPEN.from())) {
            where.add(table + "at >= ?", from);
        }
        if (to != Times.millis(QueueFilter.OPEN.to())) {
            where.add(table + "at < ?", to);
        }
        if (filter.leastTrust() > 0 || filter.mostTrust() < 1) {
            where.add(table + "trust BETWEEN ? AND ?", filter.leastTrust(), filter.mostTrust());
        }
    }

    /** The contributor, object and source of a filter, where it has some. */
    static void who(QueueFilter filter, String table, Where where) {
        Map.of(Field.ACTOR, "actor", Field.OBJECT, "object", Field.SOURCE, "source")
                .forEach((field, column) -> {
                    String text = filter.texts().get(field);
                    if (text != null) {
                        where.add(table + column + " = ?", text);
                    }
                });
    }

    /** Numbers of our own as a list in SQL. */
    static String in(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
