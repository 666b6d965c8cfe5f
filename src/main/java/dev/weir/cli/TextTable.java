package dev.weir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as their longest cell. */
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these headings; each row has as many cells. */
    TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    void row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        if (row.size() != rows.get(0).size()) {
            throw new IllegalArgumentException("row " + row + " does not fit the headings " + rows.get(0));
        }
        rows.add(List.copyOf(row));
    }

    void print(PrintWriter out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(width(column) - cell.length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
