package dev.weir.sign;

import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a reviewer may decide. Of people, each role may all that the one before it may. */
public enum Role {
    /** No person: asks for what nobody decided in time to be let go, and can do nothing else. */
    CLOCK,

    /** Looks, decides nothing. */
    VIEWER,

    /** Decides about events and contributors, and takes back what they decided themselves. */
    ANALYST,

    /** Also lets a contributor pass every check for a time, takes back what others decided, and publishes policies. */
    LEAD,

    /** Also says who else may decide, and erases who asks for it. */
    ADMIN;

    /** Whose decisions the role takes back, where it takes any back. */
    public Instruction.Reach reach() {
        return compareTo(LEAD) >= 0 ? Instruction.Reach.ALL : Instruction.Reach.OWN;
    }

    /** Which people may decide so, in words: {@code analyst, lead, admin}. */
    public static String allowed(Decision.Action action) {
        return Arrays.stream(values())
                .filter(role -> role.isOfAPerson() && role.may(action))
                .map(Code::of)
                .collect(Collectors.joining(", "));
    }

    /** Whether somebody has the role, and not a program. */
    public boolean isOfAPerson() {
        return this != CLOCK;
    }

    /** Whether the role publishes policies: they are for everybody's events at once. */
    public boolean mayPublish() {
        return this == LEAD || this == ADMIN;
    }

    /** Whether the role decides so for this reason. */
    public boolean may(Decision.Action action, Decision.Reason reason) {
        return may(action) && (isOfAPerson() || reason == Decision.Reason.DEADLINE);
    }

    /** Whether the role decides so for any reason; whose decisions it may undo, {@link Reviewer#mayUndo} says. */
    public boolean may(Decision.Action action) {
        return switch (this) {
            case CLOCK -> action == Decision.Action.RELEASE;
            case VIEWER -> false;
            case ANALYST -> action != Decision.Action.ALLOW && action != Decision.Action.ERASE;
            case LEAD -> action != Decision.Action.ERASE;
            case ADMIN -> true;
        };
    }
}
