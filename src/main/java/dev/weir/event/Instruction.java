package dev.weir.event;

import java.util.Objects;

/**
 * A decision whose signature and rights were checked.
 *
 * @param decision what was decided
 * @param reach whose decisions it may take back
 * @param signers how many reviewers signed it
 */
public record Instruction(Decision decision, Reach reach, Signers signers) {

    /** Whose decisions a reviewer may take back. */
    public enum Reach {
        /** Their own. */
        OWN,
        /** Anybody's. */
        ALL
    }

    /** How many reviewers signed, each with a name of their own. */
    public enum Signers {
        ONE,
        TWO
    }

    public Instruction {
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(reach, "reach");
        Objects.requireNonNull(signers, "signers");
    }
}
