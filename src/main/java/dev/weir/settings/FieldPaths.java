package dev.weir.settings;

import dev.weir.settings.StreamSettings.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every list of field places must hold. */
final class FieldPaths {

    private static final Set<String> COMPONENTS = Set.of("format", "fields", "rows");

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

    /** Whether a place in a row is a column's number. */
    static boolean isNumber(String place) {
        return place.matches("\\d+");
    }

    /** Checks the places of {@code fields} against what a record of {@code format} has: pointers or columns. */
    static void check(Checks checks, Format format, FieldMap fields, RowSettings rows) {
        Map<String, List<String>> all = fields.places();
        all.forEach((field, places) -> places.forEach(place -> {
            String refusal = format == Format.JSON ? ofPointer(place) : ofColumn(place, rows.columns());
            checks.that(refusal.isEmpty(), List.of("fields", field, "at"), COMPONENTS, refusal);
        }));
        List<String> names = new ArrayList<>();
        all.values().forEach(names::addAll);
        names.removeIf(FieldPaths::isNumber);
        checks.that(
                format == Format.JSON
                        || rows.header() != RowSettings.HeaderLine.ABSENT
                        || !rows.columns().isEmpty()
                        || names.isEmpty(),
                List.of("rows", "header"),
                COMPONENTS,
                "is absent, so nothing names the columns " + names + "; give rows.columns, or use column numbers");
    }

    private static String ofPointer(String place) {
        if (!place.startsWith("/")) {
            return "'" + place + "' is no JSON pointer; write '/" + place
                    + "', or set format: csv for rows with columns";
        }
        return place.matches("([^~]|~[01])*")
                ? ""
                : "'" + place + "' is no JSON pointer: write '~' in a key as '~0' and '/' as '~1'";
    }

    private static String ofColumn(String place, List<String> columns) {
        if (place.startsWith("/")) {
            return "'" + place + "' is a JSON pointer; write the name or the number (from 1) of a column";
        }
        if (isNumber(place)) {
            int most = columns.isEmpty() ? 10_000 : columns.size();
            boolean inRange = place.length() < 6 && Integer.parseInt(place) >= 1 && Integer.parseInt(place) <= most;
            return inRange ? "" : "there is no column " + place + "; allowed: 1 to " + most;
        }
        return columns.isEmpty() || columns.contains(place)
                ? ""
                : "there is no column '" + place + "' in rows.columns; "
                        + Scalars.meant(Spelling.nearest(place, columns)) + "allowed: " + String.join(", ", columns);
    }
}
