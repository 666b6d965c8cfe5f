package dev.weir.sign;

import dev.weir.event.Decision;

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

    /** Whether the role decides so at all; whose decisions it may undo, {@link Reviewer#mayUndo} says. */
    public boolean may(Decision.Action action) {
        return switch (this) {
            case VIEWER -> false;
            case ANALYST -> action != Decision.Action.ALLOW;
            case LEAD, ADMIN -> true;
        };
    }
}
