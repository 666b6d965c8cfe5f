package dev.weir.console;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as hashes: {@code pbkdf2-sha512$<iterations>$<salt>$<hash>}, salt and hash in base64.
 *
 * <p>210,000 iterations of PBKDF2 with HMAC-SHA-512 are what OWASP's Password Storage Cheat Sheet asks for. Never more than two are
 * computed at a time: guesses at the sign-in page cannot take the machine's cores from those who work.
 */
final class Passwords {

    /** The fewest characters of a password, as NIST SP 800-63B asks for one that stands alone: at least 15. */
    static final int SHORTEST = 15;

    /** The most characters that are looked at, so that a guess costs no more than a password. */
    static final int LONGEST = 256;

    private static final String SCHEME = "pbkdf2-sha512";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 64;

    /** Letters and digits that cannot be mistaken for each other; 20 of them are 99 bits. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int RANDOM_LENGTH = 20;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Semaphore AT_A_TIME = new Semaphore(2);

    private Passwords() {}

    /** A new password that nobody can guess. */
    static String random() {
        StringBuilder password = new StringBuilder(RANDOM_LENGTH);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /**
     * The hash to keep of this password.
     *
     * @throws IllegalArgumentException when it is too short or too long
     */
    static String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new IllegalArgumentException("the password has " + password.length() + " characters; allowed: "
                    + SHORTEST + " to " + LONGEST + ". Four unrelated words are easy to keep in mind");
        }
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return SCHEME
                + '$'
                + ITERATIONS
                + '$'
                + base64.encodeToString(salt)
                + '$'
                + base64.encodeToString(derived(password, salt, ITERATIONS));
    }

    /**
     * Whether this is the password of the hash. Without a hash (nobody of that name) it takes as long and is false, so that the time
     * does not tell which names exist.
     */
    static boolean matches(String password, @Nullable String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        if (hash == null) {
            derived(password, new byte[SALT_BYTES], ITERATIONS);
            return false;
        }
        String[] parts = checked(hash).split("\\$", -1);
        byte[] expected = Base64.getDecoder().decode(parts[3]);
        return MessageDigest.isEqual(
                derived(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1])), expected);
    }

    /**
     * The hash itself, when it has the form that {@link #hash} gives it.
     *
     * @throws IllegalArgumentException otherwise; the message does not repeat it
     */
    static String checked(String hash) {
        if (!hash.matches("pbkdf2-sha512\\$[1-9][0-9]{4,7}\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{86}")) {
            throw new IllegalArgumentException(
                    "not a password's hash as `weir console user` prints it: pbkdf2-sha512$<iterations>$<salt>$<hash>");
        }
        return hash;
    }

    private static byte[] derived(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * Byte.SIZE);
        AT_A_TIME.acquireUninterruptibly();
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA512, which every Java 17 has", e);
        } finally {
            AT_A_TIME.release();
            spec.clearPassword();
        }
    }
}
