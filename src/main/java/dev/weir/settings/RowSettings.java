package dev.weir.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How csv and tsv rows are written. */
public record RowSettings(
        @Knob(
                doc =
                        "Whether a file's first line names the columns. `auto`: yes when the fields are mapped by column name"
                                + " and `columns` is not given.",
                fallback = "auto")
        HeaderLine header,

        @Knob(
                doc = "The columns' names in order, for rows without a header line (a Kafka record has none).",
                fallback = "[]")
        List<String> columns,

        @Knob(
                doc = "What separates columns. Left out: a comma for csv, a tab for tsv.",
                allowed = "one ASCII character")
        @Nullable
        String delimiter,

        @Knob(
                doc =
                        "What encloses a column that holds delimiters; doubled inside it stands for itself. Empty: nothing does.",
                fallback = "'\"'",
                allowed = "one ASCII character, or empty")
        String quote)
        implements Serializable {

    /** How rows are written where nothing is said. */
    static final RowSettings DEFAULTS = new RowSettings(HeaderLine.AUTO, List.of(), null, "\"");

    public RowSettings {
        new Checks()
                .that(
                        delimiter == null || delimiter.matches("[\\x09\\x20-\\x7e]"),
                        "delimiter",
                        "'" + delimiter + "' is no delimiter; allowed: one ASCII character; write a tab as \"\\t\"")
                .that(
                        quote.matches("[\\x20-\\x7e]?"),
                        "quote",
                        "'" + quote + "' is no quote; allowed: one ASCII character, or '' for none")
                .that(
                        quote.isEmpty() || !quote.equals(delimiter),
                        List.of("quote"),
                        Set.of("delimiter"),
                        "is the delimiter too; a column's end could not be told")
                .that(
                        Set.copyOf(columns).size() == columns.size()
                                && columns.stream().noneMatch(String::isEmpty),
                        "columns",
                        "names a column twice or not at all")
                .done();
        columns = List.copyOf(columns);
    }

    /** Whether a file's first line names the columns. */
    public enum HeaderLine {
        AUTO,
        PRESENT,
        ABSENT
    }
}
