package dev.weir.console;

import java.time.Instant;

/**
 * One person at work.
 *
 * @param token what the cookie carries: 256 random bits, in base64url
 * @param csrf what every form carries besides: 256 other bits
 * @param name who, by the name in the reviewers' file
 * @param began when it began
 */
record Session(String token, String csrf, String name, Instant began) {

    /** Says nothing that would let a reader of a log act as this person. */
    @Override
    public String toString() {
        return "session of " + name + " since " + began;
    }
}
