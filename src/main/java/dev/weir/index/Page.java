package dev.weir.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a longer list.
 *
 * @param rows in the order that was asked for
 * @param next where the rest begins, or null: this is the end
 */
public record Page<T>(List<T> rows, @Nullable Cursor next) {

    public Page {
        rows = List.copyOf(rows);
    }
}
