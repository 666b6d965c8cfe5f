package dev.weir.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Numbers that never came: how many, and which of them by name.
 *
 * @param count how many
 * @param named the first {@value #MOST_NAMED} rows of them
 */
public record Missing(long count, List<Row> named) {

    /** None. */
    public static final Missing NONE = new Missing(0, List.of());

    /** Rows that are named: a flood is a few words. */
    static final int MOST_NAMED = 3;

    /** Numbers one after the other, both included. */
    public record Row(long first, long last) {}

    public Missing {
        named = List.copyOf(named);
    }

    /** With more of them. */
    public Missing with(long first, long last) {
        List<Row> rows = named;
        if (rows.size() < MOST_NAMED) {
            rows = new ArrayList<>(named);
            rows.add(new Row(first, last));
        }
        return new Missing(count + last - first + 1, rows);
    }

    /** In words: {@code 17, 40 to 41 and 5 more}. */
    public String words() {
        StringJoiner words = new StringJoiner(", ");
        long rest = count;
        for (Row row : named) {
            words.add(row.first == row.last ? Long.toString(row.first) : row.first + " to " + row.last);
            rest -= row.last - row.first + 1;
        }
        return rest == 0 ? words.toString() : words + " and " + rest + " more";
    }

    /** As numbers, for state: how many, then first and last of each row. */
    long[] state() {
        long[] state = new long[1 + 2 * named.size()];
        state[0] = count;
        for (int i = 0; i < named.size(); i++) {
            state[1 + 2 * i] = named.get(i).first;
            state[2 + 2 * i] = named.get(i).last;
        }
        return state;
    }

    /** What {@link #state} wrote. */
    static Missing of(long[] state) {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < state.length; i += 2) {
            rows.add(new Row(state[i], state[i + 1]));
        }
        return state.length == 0 ? NONE : new Missing(state[0], rows);
    }
}
