package dev.weir.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** Reads a private key from disk: PKCS#8 as PEM (RFC 7468, section 10), readable by its owner only. OpenSSL writes the same. */
public final class PrivateKeyFile {

    /** The first line. */
    public static final String BEGIN = "-----BEGIN PRIVATE KEY-----";

    /** The last line. */
    public static final String END = "-----END PRIVATE KEY-----";

    /** A key of this kind is at most 300 bytes as PEM; who names a film by mistake should not wait for it. */
    private static final int MOST_BYTES = 10_000;

    private static final Set<PosixFilePermission> HARMLESS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private PrivateKeyFile() {}

    /**
     * Reads a key.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when others may read it too, or it holds no key of the algorithm; never with its content
     */
    public static PrivateKey read(Path file, Algorithm algorithm) throws IOException {
        byte[] encoded = encoded(file);
        try {
            return key(encoded, algorithm);
        } catch (GeneralSecurityException e) {
            throw none(file, algorithm.curve(), e);
        }
    }

    /**
     * Reads a key of either algorithm.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when others may read it too, or it holds neither; never with its content
     */
    static PrivateKey read(Path file) throws IOException {
        byte[] encoded = encoded(file);
        try {
            return key(encoded, Algorithm.ED25519);
        } catch (GeneralSecurityException notThis) {
            try {
                return key(encoded, Algorithm.ES256);
            } catch (GeneralSecurityException e) {
                e.addSuppressed(notThis);
                throw none(file, Algorithm.ED25519.curve() + " or " + Algorithm.ES256.curve(), e);
            }
        }
    }

    private static PrivateKey key(byte[] encoded, Algorithm algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm.keys()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static byte[] encoded(Path file) throws IOException {
        boolean knowsOwners =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (knowsOwners && !HARMLESS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalArgumentException(file + ": others may read this private key; run `chmod 600 " + file
                    + "`, and if they may have done so, make a new one");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file + " is larger than " + MOST_BYTES + " bytes, so no private key");
        }
        String text = Files.readString(file, US_ASCII).strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException(file + " is no private key; allowed: PEM that begins with " + BEGIN
                    + ", as `weir keys generate` writes it");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
        } catch (IllegalArgumentException e) {
            throw none(file, Algorithm.ED25519.curve(), e);
        }
    }

    private static IllegalArgumentException none(Path file, String what, Exception cause) {
        return new IllegalArgumentException(file + " holds no private key for " + what, cause);
    }
}
