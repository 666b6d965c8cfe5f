package dev.weir.policy;

import dev.weir.settings.Tried;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a policy says of its backtest can be about it. The job cannot make the backtest again: that the figures are those of the report is
 * the signers' word, which anybody can check who has the report and the range.
 */
public final class Trial {

    /** How old the traffic may be: of a week at least, so that a week that is like the next is in reach. */
    public static final Duration OLDEST = Duration.ofDays(7);

    private Trial() {}

    /**
     * Why it cannot be; null: it can.
     *
     * @param text the policy's
     * @param before the text of the policy that it follows, or null where that one was not published: files change without a version
     * @param published when, epoch milliseconds
     */
    public static @Nullable String problem(Tried tried, String text, @Nullable String before, long published) {
        if (!tried.isOf(text)) {
            return "its backtest is of other rules; try these, and publish them as they were tried";
        }
        if (before != null && !tried.isAgainst(before)) {
            return "its backtest compares it with another policy than the one that it follows; try it against that one";
        }
        Instant oldest = Instant.ofEpochMilli(published).minus(OLDEST);
        return tried.until().isBefore(oldest)
                ? "its backtest ends with what came at " + tried.until() + "; allowed: within the last "
                        + OLDEST.toDays() + " days, from " + oldest + " on. Try it on newer traffic"
                : null;
    }
}
