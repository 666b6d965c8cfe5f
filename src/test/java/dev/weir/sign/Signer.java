package dev.weir.sign;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody with a key, for tests. */
public record Signer(Reviewer reviewer, PrivateKey key) {

    public static Signer of(String name, Role role) {
        return until(name, role, null);
    }

    public static Signer until(String name, Role role, @Nullable Instant until) {
        KeyPair pair = KeyFile.generate();
        return new Signer(new Reviewer(name, role, PublicKeys.text(pair.getPublic()), until), pair.getPrivate());
    }
}
