package dev.weir.alerts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures as Standard Webhooks 1.0 has them: HMAC-SHA256 over id, seconds and body with dots between, so that whoever
 * receives can tell that Weir sent it, and when.
 */
final class Signing {

    private static final String HMAC = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final SecretKeySpec key;

    private Signing(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * Signs with a secret.
     *
     * @param secret {@code whsec_} and 24 to 64 bytes in base64
     * @throws IllegalArgumentException without the secret, when it is none
     */
    static Signing with(String secret) {
        byte[] bytes = bytes(secret.strip());
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException(
                    "alerts.secret: what is kept there is no secret of a webhook; write whsec_"
                            + " and 24 to 64 random bytes in base64, such as `echo whsec_$(openssl rand -base64 32)` prints");
        }
        return new Signing(new SecretKeySpec(bytes, HMAC));
    }

    private static byte[] bytes(String secret) {
        try {
            return secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The value of {@code webhook-signature}. */
    String of(CloudEvent event, Instant now) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((event.id() + '.' + now.getEpochSecond() + '.').getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(event.json()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
