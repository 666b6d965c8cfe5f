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

        @Knob(doc = "What separates columns. Left out: a comma for csv, a tab for tsv.", allowed = "one character")
        @Nullable
        String delimiter,

        @Knob(
                doc =
                        "What encloses a column that holds delimiters; doubled inside it stands for itself. Empty: nothing does.",
                fallback = "'\"'",
                allowed = "one character, or empty")
        String quote)
        implements Serializable {

    /** How rows are written where nothing is said. */
    public static final RowSettings DEFAULTS = new RowSettings(HeaderLine.AUTO, List.of(), null, "\"");

    public RowSettings {
        new Checks()
                .that(
                        delimiter == null || isCharacter(delimiter),
                        "delimiter",
                        "'" + delimiter + "' must be one character; write a tab as \"\\t\"")
                .that(
                        quote.isEmpty() || isCharacter(quote),
                        "quote",
                        "'" + quote + "' must be one character, or '' for none")
                .that(
                        (delimiter == null || isApart(delimiter, quote)) && !isLineBreak(quote),
                        List.of("delimiter"),
                        Set.of("quote"),
                        "delimiter and quote must be two different characters, and neither a line break")
                .that(
                        Set.copyOf(columns).size() == columns.size()
                                && columns.stream().noneMatch(String::isEmpty),
                        "columns",
                        "names a column twice or not at all")
                .done();
        columns = List.copyOf(columns);
    }

    private static boolean isCharacter(String text) {
        return text.length() == 1 && !Character.isSurrogate(text.charAt(0));
    }

    private static boolean isApart(String delimiter, String quote) {
        return !delimiter.equals(quote) && !isLineBreak(delimiter);
    }

    private static boolean isLineBreak(String text) {
        return text.equals("\n") || text.equals("\r");
    }

    /** Whether a file's first line names the columns. */
    public enum HeaderLine {
        AUTO,
        PRESENT,
        ABSENT
    }
}
