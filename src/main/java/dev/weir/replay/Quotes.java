package dev.weir.replay;

import dev.weir.settings.RowSettings;
import dev.weir.settings.StreamSettings;

/**
 * Follows quotes through a row, as RFC 4180 has them: a column is quoted if it begins with a quote; within it a doubled
 * quote stands for itself, and after it comes a delimiter or the end.
 */
final class Quotes {

    /** Where a row stands after some of its bytes. */
    enum State {
        COLUMN_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE,
        /** Something follows a closing quote: no row. */
        BROKEN
    }

    private static final int NONE = -1;

    private final int quote;
    private final int delimiter;

    private Quotes(int quote, int delimiter) {
        this.quote = quote;
        this.delimiter = delimiter;
    }

    /** How the stream's rows are written; JSON has neither quotes nor delimiters that matter here. */
    static Quotes of(StreamSettings settings) {
        if (!settings.format().hasColumns()) {
            return new Quotes(NONE, NONE);
        }
        return of(settings.format() == StreamSettings.Format.CSV ? ',' : '\t', settings.rows());
    }

    static Quotes of(char usualDelimiter, RowSettings rows) {
        String delimiter = rows.delimiter();
        return new Quotes(
                rows.quote().isEmpty() ? NONE : rows.quote().charAt(0),
                delimiter == null ? usualDelimiter : delimiter.charAt(0));
    }

    /**
     * Whether a row may run over the end of this line: most lines hold no quote at all. Rows whose quote or delimiter is
     * not ASCII never do.
     */
    boolean mayOpen(byte[] line) {
        if (quote == NONE || quote > 127 || delimiter > 127) {
            return false;
        }
        for (byte each : line) {
            if (each == quote) {
                return true;
            }
        }
        return false;
    }

    /** The state after one more line of a row that stood at {@code state}. */
    State after(State state, byte[] line) {
        State now = state;
        for (byte each : line) {
            now = after(now, (int) each);
        }
        return now;
    }

    /** The state after one more character. */
    State after(State state, int next) {
        return switch (state) {
            case COLUMN_START -> next == quote ? State.QUOTED : unquoted(next);
            case PLAIN -> unquoted(next);
            case QUOTED -> next == quote ? State.AFTER_QUOTE : State.QUOTED;
            case AFTER_QUOTE -> next == quote ? State.QUOTED : next == delimiter ? State.COLUMN_START : State.BROKEN;
            case BROKEN -> State.BROKEN;
        };
    }

    private State unquoted(int next) {
        return next == delimiter ? State.COLUMN_START : State.PLAIN;
    }
}
