package dev.weir.decode;

import dev.weir.settings.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the column that a place in the settings names: by name, or by number from 1. */
final class RowColumns {

    private static final SortedMap<String, String> DELIMITERS = new TreeMap<>(Map.of(
            ";", "the delimiter ';'? Then say rows: {delimiter: \";\"}",
            "|", "the delimiter '|'? Then say rows: {delimiter: \"|\"}",
            "\t", "the delimiter a tab? Then say format: tsv",
            ",", "the delimiter ','? Then say format: csv"));

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<String> names;

    /** @param names the columns' names in order; empty if they are not known */
    RowColumns(List<String> names) {
        List<String> clean = new ArrayList<>(names);
        // Spreadsheets put a mark before the first name of a file.
        if (!clean.isEmpty() && clean.get(0).indexOf(BYTE_ORDER_MARK) == 0) {
            clean.set(0, clean.get(0).substring(1));
        }
        this.names = List.copyOf(clean);
    }

    /** How many columns a row must have; 0 if any number will do. */
    int count() {
        return names.size();
    }

    /**
     * The index of the column, from 0. A slash before the name is ignored, as the settings allow it: JSON and rows may
     * share a mapping.
     *
     * @throws IllegalArgumentException if there is no such column, or two
     */
    int indexOf(String place) {
        String name = !names.contains(place) && place.startsWith("/") ? place.substring(1) : place;
        int index = names.indexOf(name);
        if (index != names.lastIndexOf(name)) {
            throw new IllegalArgumentException("column '" + name + "' appears twice in " + known()
                    + "; rename one, or map the column by its number (from 1)");
        }
        return index >= 0 ? index : numbered(name);
    }

    private int numbered(String place) {
        if (!place.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(unknown(place));
        }
        int number = Integer.parseInt(place);
        if (number < 1 || (!names.isEmpty() && number > names.size())) {
            throw new IllegalArgumentException("column number " + number + " must be 1 or more"
                    + (names.isEmpty() ? "" : " and at most " + names.size() + ": the columns are " + known()));
        }
        return number - 1;
    }

    private String unknown(String place) {
        if (names.isEmpty()) {
            return "column '" + place
                    + "' cannot be found, because the columns' names are not known: give rows.columns (a"
                    + " Kafka record has no header line), or map the column by its number (from 1)";
        }
        String meant = Spelling.nearest(place, names)
                .map(name -> "did you mean '" + name + "'? ")
                .orElse("");
        return "there is no column '" + place + "'; " + meant + "the columns are " + known() + delimiter();
    }

    /** Where all is one column, the delimiter is likely another. */
    private String delimiter() {
        if (names.size() > 1) {
            return "";
        }
        return DELIMITERS.entrySet().stream()
                .filter(delimiter -> names.get(0).contains(delimiter.getKey()))
                .findFirst()
                .map(delimiter -> ", which is one column: is " + delimiter.getValue())
                .orElse("");
    }

    private String known() {
        return String.join(", ", names);
    }
}
