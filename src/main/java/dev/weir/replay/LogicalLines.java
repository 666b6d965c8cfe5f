package dev.weir.replay;

import dev.weir.replay.Quotes.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file: its lines, those joined that a quoted column runs over.
 *
 * <p>A quote that is not closed within {@value #LONGEST_ROW} bytes, or not followed by a delimiter, ends with its line:
 * that line alone is a bad row and the lines after it are read on their own, so that one stray quote cannot swallow the
 * file.
 */
final class LogicalLines implements Records {

    /** Far above any event with a comment in it, and small enough to look ahead over after every stray quote. */
    private static final int LONGEST_ROW = 64 * 1024;

    private final PhysicalLines lines;
    private final Quotes quotes;
    private final int limit;
    private final Deque<Line> pending = new ArrayDeque<>();

    /** @param limit the longest record that is kept whole, in bytes */
    LogicalLines(InputStream in, int limit, Quotes quotes) throws IOException {
        this.lines = new PhysicalLines(in, limit);
        this.quotes = quotes;
        this.limit = Math.min(limit, LONGEST_ROW);
    }

    /** The next record, or null at the end. */
    @Override
    public @Nullable Line next() throws IOException {
        Line first = nextLine();
        if (first == null || first.isOverlong() || !quotes.mayOpen(first.bytes)) {
            return first;
        }
        State state = quotes.after(State.COLUMN_START, first.bytes);
        return state == State.QUOTED ? joined(first) : first;
    }

    private Line joined(Line first) throws IOException {
        List<Line> taken = new ArrayList<>();
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        row.writeBytes(first.bytes);
        Line last = first;
        State state = State.QUOTED;
        while (state == State.QUOTED) {
            Line line = nextLine();
            if (line == null) {
                state = State.BROKEN;
                break;
            }
            taken.add(line);
            row.writeBytes(last.end.bytes());
            row.writeBytes(line.bytes);
            last = line;
            boolean tooLong = line.isOverlong() || row.size() > limit;
            state = tooLong ? State.BROKEN : quotes.after(State.QUOTED, line.bytes);
        }
        if (state != State.BROKEN) {
            return Line.of(first.number, row.toByteArray(), last.end);
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            pending.addFirst(taken.get(i));
        }
        return first;
    }

    private @Nullable Line nextLine() throws IOException {
        Line line = pending.poll();
        return line != null ? line : lines.next();
    }
}
