package dev.weir.console;

import dev.weir.event.Decision;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Role;

/**
 * Who looks at a page.
 *
 * @param reviewer by the reviewers' file
 * @param csrf what each of their forms carries
 * @param theme how they like it
 * @param signing whether the console has their key
 */
record Visitor(Reviewer reviewer, String csrf, Theme theme, Signing signing) {

    /** Whether the console can sign what they decide. */
    enum Signing {
        KEY,
        NO_KEY
    }

    String name() {
        return reviewer.name();
    }

    Role role() {
        return reviewer.role();
    }

    /** Whether they can decide so: their role may, and there is a key to sign with. */
    boolean can(Decision.Action action) {
        return signing == Signing.KEY && role().may(action);
    }

    /** Whether they can publish policies: their role may, and there is a key to sign with. */
    boolean canPublish() {
        return signing == Signing.KEY && role().mayPublish();
    }

    /** Whether they can take back what somebody decided. */
    boolean canUndo(String decidedBy) {
        return can(Decision.Action.UNDO) && reviewer.mayUndo(decidedBy);
    }
}
