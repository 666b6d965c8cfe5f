package dev.weir.lab;

import java.time.Duration;

/** How an attack spreads over time. */
public enum TimeShape {
    /** Every session begins within half an hour. */
    MINUTES(Duration.ofMinutes(30)),
    /** Every session begins within a day. */
    DAY(Duration.ofDays(1)),
    /** Every session begins within a week. */
    WEEK(Duration.ofDays(7)),
    /** Sessions over 120 days. */
    MONTHS(Duration.ofDays(120)),
    /** 20 to 60 copied ratings 3 to 8 weeks ahead, whatever the model; the targets within a week. */
    SLEEPER(Duration.ofDays(7)),
    /** Real users; the last tenth of their ratings makes way for the targets. There are no fillers. */
    TAKEOVER(Duration.ZERO);

    private final Duration length;

    TimeShape(Duration length) {
        this.length = length;
    }

    /** From the first session with a target to the beginning of the last; none where real users set the times. */
    public Duration length() {
        return length;
    }
}
