package dev.weir.alerts;

import java.time.Duration;

/**
 * What a receiver answered.
 *
 * @param kind what follows from it
 * @param said the status, or why there was none
 * @param atLeast how long it asks to wait before the next try; zero where it does not say
 */
record Answer(Kind kind, String said, Duration atLeast) {

    /** What follows. */
    enum Kind {
        TAKEN,
        /** It will not take this alert, however often it is asked. */
        REFUSED,
        /** It may take it later. */
        LATER
    }

    /** What a status means. */
    static Answer of(int status, Duration atLeast) {
        return new Answer(kind(status), "status " + status, atLeast);
    }

    /**
     * Of the statuses that blame the sender, these are not about the one alert: a login (401, 403, 407) or an address (404) that is
     * wrong would lose all of them, and is mended by a person; 408, 425 and 429 ask to come again.
     */
    private static Kind kind(int status) {
        return switch (status) {
            case 401, 403, 404, 407, 408, 425, 429 -> Kind.LATER;
            default -> status / 100 == 2 ? Kind.TAKEN : status / 100 == 4 ? Kind.REFUSED : Kind.LATER;
        };
    }
}
