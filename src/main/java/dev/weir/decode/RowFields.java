package dev.weir.decode;

import dev.weir.event.DeadReason;
import dev.weir.settings.RowSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads one delimited row (RFC 4180). A value is exactly one row: a line break belongs inside quotes, or at the end where it
 * is ignored. A cell that is empty and not quoted is absent; one that is empty and quoted is empty text.
 *
 * <p>A quote inside a cell that does not begin with one is refused, as RFC 4180 has it: readers disagree on whether it
 * starts a quoted part, and so on where the next column begins. Producers that write bare quotes set {@code quote: ''}.
 *
 * <p>Delimiter and quote are ASCII, and an ASCII byte is never part of another character in UTF-8: the row is cut as bytes,
 * and only the mapped cells become text.
 */
final class RowFields implements FieldParser {

    /** The quote of rows that have none: equal to no byte. */
    private static final int NO_QUOTE = Integer.MAX_VALUE;

    private final RowColumns columns;
    private final int delimiter;
    private final int quote;
    private final int[] columnOf;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] quoted;

    /**
     * @param places column names or numbers; the index is the slot
     * @param names the columns' names in order; empty if they are not known
     * @throws IllegalArgumentException if a place names no column, or quote and delimiter are the same
     */
    RowFields(List<String> places, RowSettings rows, char defaultDelimiter, List<String> names) {
        columns = new RowColumns(names);
        delimiter =
                rows.delimiter() == null ? defaultDelimiter : rows.delimiter().charAt(0);
        quote = rows.quote().isEmpty() ? NO_QUOTE : rows.quote().charAt(0);
        if (delimiter == quote) {
            throw new IllegalArgumentException(
                    "rows.quote: '" + rows.quote() + "' is the delimiter too; a column's end could not be told");
        }
        columnOf = places.stream().mapToInt(columns::indexOf).toArray();
        int last = 0;
        for (int column : columnOf) {
            last = Math.max(last, column);
        }
        starts = new int[last + 1];
        ends = new int[last + 1];
        quoted = new boolean[last + 1];
    }

    @Override
    public void parse(byte[] value, FieldValues values) throws Refusal {
        if (value[0] == (byte) 0xEF && value[1] == (byte) 0xBB && value[2] == (byte) 0xBF) {
            throw refusal("it begins with a byte order mark; write UTF-8 without one");
        }
        int count = split(value, contentEnd(value));
        if (columns.count() > 0 && count != columns.count()) {
            throw refusal("it has " + count + (count == 1 ? " column, not " : " columns, not ") + columns.count());
        }
        for (int slot = 0; slot < columnOf.length; slot++) {
            int column = columnOf[slot];
            if (column < count && (quoted[column] || ends[column] > starts[column])) {
                values.put(slot, Shape.TEXT, cell(value, column));
            }
        }
    }

    private static int contentEnd(byte[] row) {
        int end = row.length;
        while (isLineBreak(row[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isLineBreak(byte b) {
        return b == '\n' || b == '\r';
    }

    /** Finds the cells and returns how many there are. */
    private int split(byte[] row, int end) throws Refusal {
        int column = 0;
        int at = 0;
        while (true) {
            boolean isQuoted = at < end && row[at] == quote;
            int start = isQuoted ? at + 1 : at;
            int stop = isQuoted ? closingQuote(row, start, end) : plainEnd(row, start, end);
            if (column < starts.length) {
                starts[column] = start;
                ends[column] = stop;
                quoted[column] = isQuoted;
            }
            column++;
            at = isQuoted ? stop + 1 : stop;
            if (at == end) {
                return column;
            }
            if (row[at] != delimiter) {
                throw refusal("text follows the closing quote of column " + column);
            }
            at++;
        }
    }

    private int plainEnd(byte[] row, int from, int end) throws Refusal {
        for (int at = from; at < end; at++) {
            byte b = row[at];
            if (b == delimiter) {
                return at;
            }
            if (b == quote) {
                throw refusal("a quote stands inside a cell that does not begin with one (at byte " + at
                        + "); quote the cell and double it, or set rows.quote to ''");
            }
            if (isLineBreak(b)) {
                throw refusal("a line break stands outside quotes (at byte " + at + "); a value is one row");
            }
        }
        return end;
    }

    /** The place of the quote that closes a cell: the first one that is not doubled. */
    private int closingQuote(byte[] row, int from, int end) throws Refusal {
        for (int at = from; at < end; at++) {
            if (row[at] == quote) {
                if (at + 1 == end || row[at + 1] != quote) {
                    return at;
                }
                at++;
            }
        }
        throw refusal("the quote before byte " + from + " is never closed");
    }

    private String cell(byte[] row, int column) {
        int start = starts[column];
        String text = new String(row, start, ends[column] - start, StandardCharsets.UTF_8);
        if (!quoted[column] || text.indexOf(quote) < 0) {
            return text;
        }
        String one = Character.toString(quote);
        return text.replace(one + one, one);
    }

    private static Refusal refusal(String why) {
        return new Refusal(DeadReason.NOT_CSV, "the value is not one delimited row: " + why);
    }
}
