package dev.weir.console;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Lines of a users' file whose hashes have the fewest iterations that are allowed: each sign-in of a test computes one. */
final class QuickHash {

    static final int ITERATIONS = 10_000;

    private QuickHash() {}

    /** The line of this user. */
    static String line(String name, String password) {
        byte[] salt = new byte[16];
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 512))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
            return name + " pbkdf2-sha512$" + ITERATIONS + '$' + base64.encodeToString(salt) + '$'
                    + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
