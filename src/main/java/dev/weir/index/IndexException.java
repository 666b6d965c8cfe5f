package dev.weir.index;

import org.jspecify.annotations.Nullable;

/** The index cannot be read or written; the message says what to do. */
public final class IndexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IndexException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
