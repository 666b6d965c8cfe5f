package dev.weir.model;

/** A baseline that cannot be used; the message names the file, the key, its value and what is allowed. */
public final class BaselineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BaselineException(String message) {
        super(message);
    }

    public BaselineException(String message, Throwable cause) {
        super(message, cause);
    }
}
