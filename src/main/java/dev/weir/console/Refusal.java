package dev.weir.console;

/** Why the console does not do what was asked, in words for the person who asked. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    private Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Who it is must be known first. */
    static Refusal unknown(String message) {
        return new Refusal(401, message);
    }

    /** This person may not. */
    static Refusal forbidden(String message) {
        return new Refusal(403, message);
    }

    /** There is no such thing. */
    static Refusal missing(String message) {
        return new Refusal(404, message);
    }

    /** What was sent cannot be understood. */
    static Refusal wrong(String message) {
        return new Refusal(400, message);
    }

    /** It can be done, but not now. */
    static Refusal conflict(String message) {
        return new Refusal(409, message);
    }

    /** Too often. */
    static Refusal tooOften(String message) {
        return new Refusal(429, message);
    }

    int status() {
        return status;
    }
}
