package dev.weir.settings;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How csv and tsv rows are written. */
public record RowSettings(
        @Knob(
                doc =
                        "Whether a file's first line names the columns. `auto`: yes when the fields are mapped by column name"
                                + " and `columns` is not given.",
                fallback = "auto",
                allowed = "auto | present | absent")
        HeaderLine header,

        @Knob(
                doc = "The columns' names in order, for rows without a header line (a Kafka record has none).",
                fallback = "[]")
        List<String> columns,

        @Knob(doc = "What separates columns. Default: a comma for csv, a tab for tsv.", allowed = "one character")
        @Nullable
        String delimiter,

        @Knob(
                doc =
                        "What encloses a column that holds delimiters; doubled inside it stands for itself. Empty: nothing does.",
                fallback = "'\"'",
                allowed = "one character or empty")
        String quote)
        implements Serializable {

    public RowSettings {
        if (delimiter != null && delimiter.length() != 1) {
            throw new IllegalArgumentException("rows.delimiter: '" + delimiter + "' must be one character");
        }
        if (quote.length() > 1) {
            throw new IllegalArgumentException("rows.quote: '" + quote + "' must be one character or empty");
        }
        columns = List.copyOf(columns);
    }

    /** Whether a file's first line names the columns. */
    public enum HeaderLine {
        AUTO,
        PRESENT,
        ABSENT
    }
}
