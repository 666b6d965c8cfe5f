package dev.weir.sign;

import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import dev.weir.settings.Checks;
import dev.weir.settings.Knob;
import java.io.Serializable;
import java.security.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One entry of the reviewers' file: a person or the clock, what they may decide, and the key that their decisions are signed with. */
public record Reviewer(
        @Knob(
                doc =
                        "Who it is, as it stands in each decision. Two entries may name the same person with two keys, while"
                                + " one key follows another.",
                allowed = "1 to 60 of a-z A-Z 0-9 . _ @ -")
        String name,

        @Knob(doc = "What they may decide.") Role role,

        @Knob(
                doc = "The public key as `weir keys generate` prints it: the 32 bytes of an Ed25519 key in base64url.",
                allowed = "43 of a-z A-Z 0-9 _ -")
        String key,

        @Knob(
                doc =
                        "From when on the entry is no longer valid: what is decided from then on is refused, what was decided"
                                + " before stays. Default: it does not end.",
                allowed = "a time such as 2026-01-31T00:00:00Z")
        @Nullable
        Instant until)
        implements Serializable {

    private static final String NAME = "[A-Za-z0-9._@-]{1,60}";

    public Reviewer {
        new Checks()
                .refuse(
                        "name",
                        name.matches(NAME)
                                ? null
                                : "'" + name + "' is no reviewer's name; allowed: 1 to 60 of a-z A-Z 0-9 . _ @ -")
                .refuse(
                        "key",
                        PublicKeys.isKey(key)
                                ? null
                                : "'" + key + "' is no public key; allowed: the 43 characters that `weir keys generate`"
                                        + " prints")
                .done();
    }

    /** The key, for checking signatures. */
    public PublicKey publicKey() {
        return PublicKeys.read(key);
    }

    /** Whether the entry is valid at a time, epoch milliseconds: {@link #until} itself no longer is. */
    public boolean isValidAt(long time) {
        return until == null || time < until.toEpochMilli();
    }

    /** Whether they may take back a decision of {@code decidedBy}: a lead anybody's, an analyst their own. */
    public boolean mayUndo(String decidedBy) {
        return role.may(Decision.Action.UNDO) && (role.reach() == Instruction.Reach.ALL || name.equals(decidedBy));
    }
}
