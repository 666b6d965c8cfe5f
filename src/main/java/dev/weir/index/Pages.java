package dev.weir.index;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a question, one page of them in memory at a time: the next is asked for when the one before was taken. What is added
 * or leaves in the meantime may be among them or not.
 */
public final class Pages<T> implements Iterator<T> {

    private final Function<Cursor, Page<T>> question;
    private Iterator<T> rows;
    private @Nullable Cursor next;

    /** @param question gives the page that begins where it is told */
    public Pages(Function<Cursor, Page<T>> question) {
        this.question = question;
        Page<T> first = question.apply(Cursor.START);
        rows = first.rows().iterator();
        next = first.next();
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && next != null) {
            Page<T> page = question.apply(next);
            rows = page.rows().iterator();
            next = page.next();
        }
        return rows.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no row is left");
        }
        return rows.next();
    }
}
