package dev.weir.event;

import java.util.Objects;

/**
 * A decision whose signature and rights were checked.
 *
 * @param decision what was decided
 * @param reach whose decisions it may take back
 */
public record Instruction(Decision decision, Reach reach) {

    /** Whose decisions a reviewer may take back. */
    public enum Reach {
        /** Their own. */
        OWN,
        /** Anybody's. */
        ALL
    }

    public Instruction {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(reach, "reach");
    }
}
