package dev.weir.settings;

import dev.weir.settings.StreamSettings.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every list of field places must hold. */
final class FieldPaths {

    private static final Set<String> COMPONENTS = Set.of("format", "fields", "rows");

    /** More than any table has; a larger number is a slip. */
    private static final int MOST_COLUMNS = 10_000;

    private FieldPaths() {}

    static List<String> checked(List<String> at) {
        new Checks()
                .that(
                        !at.isEmpty() && at.stream().noneMatch(String::isEmpty),
                        "at",
                        "is empty; give at least one JSON pointer (/user/id), column name or column number (from 1)")
                .done();
        return List.copyOf(at);
    }

    /** The columns that are mapped by name: nothing but a header line or {@code rows.columns} tells where they are. */
    static List<String> named(FieldMap fields) {
        return fields.places().values().stream()
                .flatMap(List::stream)
                .map(FieldPaths::column)
                .filter(column -> !isNumber(column))
                .distinct()
                .toList();
    }

    /** The column that a place means: JSON and rows may share a mapping, so a slash before the name is not part of it. */
    private static String column(String place) {
        return place.startsWith("/") ? place.substring(1) : place;
    }

    private static boolean isNumber(String column) {
        return column.matches("\\d+");
    }

    /** Checks the places of {@code fields} against what a record of {@code format} has: pointers or columns. */
    static void check(Checks checks, Format format, FieldMap fields, RowSettings rows) {
        Map<List<String>, List<String>> all = fields.places();
        all.forEach((field, places) -> places.forEach(place -> {
            String refusal = format.hasColumns() ? ofColumn(place, rows.columns()) : ofPointer(place);
            checks.that(refusal.isEmpty(), path(field), COMPONENTS, refusal);
        }));
        List<String> names = named(fields);
        checks.that(
                !format.hasColumns()
                        || rows.header() != RowSettings.HeaderLine.ABSENT
                        || !rows.columns().isEmpty()
                        || names.isEmpty(),
                List.of("rows", "header"),
                COMPONENTS,
                "is absent, so nothing names the columns " + names + "; give rows.columns, or use column numbers");
    }

    private static List<String> path(List<String> field) {
        List<String> path = new ArrayList<>(field.size() + 2);
        path.add("fields");
        path.addAll(field);
        path.add("at");
        return path;
    }

    private static String ofPointer(String place) {
        if (!place.startsWith("/")) {
            return "'" + place + "' is not a JSON pointer; write '/" + place
                    + "', or set format: csv for rows with columns";
        }
        return place.matches("([^~]|~[01])*")
                ? ""
                : "'" + place + "' is not a JSON pointer: write '~' in a key as '~0' and '/' as '~1'";
    }

    private static String ofColumn(String place, List<String> columns) {
        String column = column(place);
        if (columns.contains(place) || columns.contains(column)) {
            return "";
        }
        if (place.startsWith("/") && column.contains("/")) {
            return "'" + place + "' is a JSON pointer; write the name or the number (from 1) of a column";
        }
        if (isNumber(column)) {
            int most = columns.isEmpty() ? MOST_COLUMNS : columns.size();
            boolean inRange = column.length() < 6 && Integer.parseInt(column) >= 1 && Integer.parseInt(column) <= most;
            return inRange ? "" : "column number " + column + " must be 1 or more, and at most " + most;
        }
        return columns.isEmpty()
                ? ""
                : "there is no column '" + column + "' in rows.columns; "
                        + Scalars.meant(Spelling.nearest(column, columns)) + "allowed: " + String.join(", ", columns);
    }
}
