package dev.weir.sign;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose signature is this? By the reviewers' file as it was when this was made. Not for several threads. */
public final class Signers {

    /** The longest text from a record that nobody is known to have signed, in a sentence. */
    public static final int MOST_QUOTED = 60;

    private final Map<String, List<Known>> reviewers = new HashMap<>();

    /** @param reviewers who may sign */
    public Signers(Reviewers reviewers) {
        for (Reviewer reviewer : reviewers.reviewers()) {
            this.reviewers
                    .computeIfAbsent(reviewer.name(), name -> new ArrayList<>())
                    .add(new Known(reviewer, reviewer.publicKey()));
        }
    }

    private record Known(Reviewer reviewer, PublicKey key) {}

    /**
     * Whose signature it is; or nobody's, and why.
     *
     * @param problem why it is nobody's; empty where it is somebody's
     */
    public record Signed(@Nullable Reviewer by, String problem) {}

    /**
     * Looks at one signature.
     *
     * @param value what was signed
     * @param signature as {@link Jws} writes it
     * @param what what to call it in the sentence
     */
    public Signed of(byte[] value, byte[] signature, String what) {
        Jws jws;
        try {
            jws = Jws.read(signature);
        } catch (IllegalArgumentException e) {
            return new Signed(
                    null, what + " cannot be read: " + quoted(String.valueOf(e.getMessage()), 3 * MOST_QUOTED));
        }
        String name = quoted(jws.kid(), MOST_QUOTED);
        List<Known> entries = reviewers.getOrDefault(jws.kid(), List.of());
        if (entries.isEmpty()) {
            return new Signed(null, "it is signed as '" + name + "', who is not in the reviewers' file");
        }
        for (Known entry : entries) {
            if (jws.fits(value, entry.key())) {
                return new Signed(entry.reviewer(), "");
            }
        }
        return new Signed(
                null, what + " is not that of '" + name + "' for it: it was altered, or signed with another key");
    }

    /** The text, or its beginning. */
    public static String quoted(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
