package dev.weir.sign;

import dev.weir.event.Decision;
import java.util.EnumSet;
import java.util.Set;

/** What a reviewer may decide. Each role may all that the one before it may. */
public enum Role {
    /** Looks, decides nothing. */
    VIEWER(EnumSet.noneOf(Decision.Action.class)),

    /** Decides about events and contributors, and takes back what they decided themselves. */
    ANALYST(EnumSet.complementOf(EnumSet.of(Decision.Action.ALLOW))),

    /** Also lets a contributor pass every check for a time, and takes back what others decided. */
    LEAD(EnumSet.allOf(Decision.Action.class)),

    /** Also says who else may decide. */
    ADMIN(EnumSet.allOf(Decision.Action.class));

    private final Set<Decision.Action> actions;

    @SuppressWarnings("ImmutableEnumChecker") // Never changed after the constructor.
    Role(Set<Decision.Action> actions) {
        this.actions = actions;
    }

    /** Whether the role decides so at all; whose decisions it may undo, {@link Reviewer#mayUndo} says. */
    public boolean may(Decision.Action action) {
        return actions.contains(action);
    }
}
