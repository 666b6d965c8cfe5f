package dev.weir.console;

import dev.weir.sign.Role;
import org.jspecify.annotations.Nullable;

/** What a route asks of whoever calls it. */
enum Right {
    /** Nothing: signing in, and whether the console is there. */
    ANYBODY(null),
    /** A reviewer of any role. */
    LOOK(Role.VIEWER),
    /** A role that decides something: taking cases on, previews, decisions. Which decision, its own role says. */
    WORK(Role.ANALYST),
    /** A role that publishes policies. */
    PUBLISH(Role.LEAD);

    private final @Nullable Role least;

    Right(@Nullable Role least) {
        this.least = least;
    }

    /** The least role, or null where nobody needs to be known. */
    @Nullable
    Role least() {
        return least;
    }
}
