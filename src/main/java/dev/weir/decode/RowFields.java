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
 */
final class RowFields implements FieldParser {

    /** The quote of rows that have none: equal to no character. */
    private static final int NO_QUOTE = -1;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final RowColumns columns;
    private final char delimiter;
    private final int quote;
    private final int[] columnOf;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] quoted;

    /**
     * @param places column names or numbers; the index is the slot
     * @param names the columns' names in order; empty if they are not known
     * @throws IllegalArgumentException if a place names no column
     */
    RowFields(List<String> places, RowSettings rows, char defaultDelimiter, List<String> names) {
        columns = new RowColumns(names);
        delimiter =
                rows.delimiter() == null ? defaultDelimiter : rows.delimiter().charAt(0);
        quote = rows.quote().isEmpty() ? NO_QUOTE : rows.quote().charAt(0);
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
        String row = new String(value, StandardCharsets.UTF_8);
        if (row.charAt(0) == BYTE_ORDER_MARK) {
            throw refusal("it begins with a byte order mark; write UTF-8 without one");
        }
        int count = split(row, contentEnd(row));
        if (columns.count() > 0 && count != columns.count()) {
            throw refusal("it has " + count + (count == 1 ? " column, not " : " columns, not ") + columns.count());
        }
        for (int slot = 0; slot < columnOf.length; slot++) {
            int column = columnOf[slot];
            if (column < count && (quoted[column] || ends[column] > starts[column])) {
                values.put(slot, Shape.TEXT, cell(row, column));
            }
        }
    }

    private static int contentEnd(String row) {
        int end = row.length();
        while (end > 0 && isLineBreak(row.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r';
    }

    /** Finds the cells and returns how many there are. */
    private int split(String row, int end) throws Refusal {
        int column = 0;
        int at = 0;
        while (true) {
            boolean isQuoted = at < end && row.charAt(at) == quote;
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
            if (row.charAt(at) != delimiter) {
                throw refusal("text follows the closing quote of column " + column);
            }
            at++;
        }
    }

    private int plainEnd(String row, int from, int end) throws Refusal {
        for (int at = from; at < end; at++) {
            char c = row.charAt(at);
            if (c == delimiter) {
                return at;
            }
            if (c == quote) {
                throw refusal("a quote stands inside a cell that does not begin with one (at character " + at
                        + "); quote the cell and double it, or set rows.quote to ''");
            }
            if (isLineBreak(c)) {
                throw refusal("a line break stands outside quotes (at character " + at + "); a value is one row");
            }
        }
        return end;
    }

    /** The place of the quote that closes a cell: the first one that is not doubled. */
    private int closingQuote(String row, int from, int end) throws Refusal {
        int at = from;
        while (true) {
            at = row.indexOf(quote, at);
            if (at < 0 || at >= end) {
                throw refusal("the quote before character " + from + " is never closed");
            }
            if (at + 1 >= end || row.charAt(at + 1) != quote) {
                return at;
            }
            at += 2;
        }
    }

    private String cell(String row, int column) {
        String text = row.substring(starts[column], ends[column]);
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
