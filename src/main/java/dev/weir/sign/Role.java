package dev.weir.sign;

import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a reviewer may decide. Each role may all that the one before it may. */
public enum Role {
    /** Looks, decides nothing. */
    VIEWER,

    /** Decides about events and contributors, and takes back what they decided themselves. */
    ANALYST,

    /** Also lets a contributor pass every check for a time, and takes back what others decided. */
    LEAD,

    /** Also says who else may decide. */
    ADMIN;

    /** Whose decisions the role takes back, where it takes any back. */
    public Instruction.Reach reach() {
        return compareTo(LEAD) >= 0 ? Instruction.Reach.ALL : Instruction.Reach.OWN;
    }

    /** Who may decide so, in words: {@code analyst, lead, admin}. */
    public static String allowed(Decision.Action action) {
        return Arrays.stream(values())
                .filter(role -> role.may(action))
                .map(Code::of)
                .collect(Collectors.joining(", "));
    }

    /** Whether the role decides so at all; whose decisions it may undo, {@link Reviewer#mayUndo} says. */
    public boolean may(Decision.Action action) {
        return switch (this) {
            case VIEWER -> false;
            case ANALYST -> action != Decision.Action.ALLOW;
            case LEAD, ADMIN -> true;
        };
    }
}
