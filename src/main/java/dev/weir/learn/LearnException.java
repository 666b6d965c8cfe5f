package dev.weir.learn;

/** Samples or models that cannot be used; the message says where they stand and what to do. */
public final class LearnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LearnException(String message) {
        super(message);
    }

    public LearnException(String message, Throwable cause) {
        super(message, cause);
    }
}
