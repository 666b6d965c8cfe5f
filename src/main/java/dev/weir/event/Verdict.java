package dev.weir.event;

import java.util.List;
import java.util.Objects;

/**
 * What was decided about one event, and why.
 *
 * @param ruling admitted or held
 * @param trust calibrated probability of being honest, 0 to 1
 * @param findings strongest first; empty for a plain admission
 * @param policy the policy it was judged by, {@code name@version}, and {@link #BYPASSED} where it leaves the stream alone
 * @param models the models it was judged by, {@code check=name@version} joined by commas, or empty
 */
public record Verdict(Ruling ruling, double trust, List<Finding> findings, String policy, String models) {

    /** The two first verdicts; a record that could not be understood is a {@link DeadLetter} instead. */
    public enum Ruling {
        ADMIT,
        HOLD
    }

    /** What ends the policy's name on verdicts of a stream that is left alone. */
    public static final String BYPASSED = "!shadow";

    public Verdict {
        Objects.requireNonNull(ruling, "ruling");
        if (!(trust >= 0 && trust <= 1)) {
            throw new IllegalArgumentException("trust " + trust + " is not in 0 to 1");
        }
        findings = List.copyOf(findings);
    }

    /** Whether the policy leaves the event's stream alone: nothing lowers trust in it. */
    public boolean isBypassed() {
        return policy.endsWith(BYPASSED);
    }
}
