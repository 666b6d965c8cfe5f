package dev.weir.console;

import dev.weir.backtest.BacktestReport;
import dev.weir.settings.Tried;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy that somebody tries before it is published.
 *
 * @param id names it on the page
 * @param by who tries it
 * @param text the policy as they wrote it
 * @param over on what, in words
 * @param began when
 * @param state how far it is
 * @param words how far it is, or what went wrong, for people
 * @param json the report once it is there
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
record Tryout(
        String id,
        String by,
        String text,
        String over,
        Instant began,
        State state,
        String words,
        byte @Nullable [] json) {

    /** How far it is. */
    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** The same with other words. */
    Tryout saying(String other) {
        return new Tryout(id, by, text, over, began, state, other, json);
    }

    /** It came to its end. */
    Tryout done(byte[] report) {
        return new Tryout(id, by, text, over, began, State.DONE, "", report);
    }

    /** It did not. */
    Tryout failed(String why) {
        return new Tryout(id, by, text, over, began, State.FAILED, why, null);
    }

    /**
     * What is said of it in the policy.
     *
     * @throws Refusal when there is no report, or one of which nothing can be said
     */
    Tried tried(Instant now) {
        if (json == null) {
            throw Refusal.conflict("This backtest has no report.");
        }
        try {
            return BacktestReport.tried(json, now.toEpochMilli());
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong("The report cannot be used: " + e.getMessage() + '.');
        }
    }
}
