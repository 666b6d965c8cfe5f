package dev.weir.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** A private key on disk: PKCS#8 as PEM (RFC 7468, section 10), readable by its owner only. OpenSSL reads and writes the same. */
public final class KeyFile {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** A key of this kind is 119 bytes as PEM; who names a film by mistake should not wait for it. */
    private static final int MOST_BYTES = 10_000;

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final Set<PosixFilePermission> HARMLESS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeyFile() {}

    /** A new pair of keys. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(Jws.CURVE).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + Jws.CURVE, e);
        }
    }

    /**
     * Writes a new file, for its owner only from the first moment on.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one: a key is never overwritten
     */
    public static void write(Path file, PrivateKey key) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        FileAttribute<?>[] attributes = knowsOwners()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes))) {
            out.write((BEGIN + '\n' + body + '\n' + END + '\n').getBytes(US_ASCII));
        }
    }

    /**
     * Reads a key.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when others may read it too, or it holds no Ed25519 key; never with its content
     */
    public static PrivateKey read(Path file) throws IOException {
        if (knowsOwners() && !HARMLESS.containsAll(Files.getPosixFilePermissions(file))) {
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
            byte[] encoded =
                    Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
            return KeyFactory.getInstance(Jws.CURVE).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no private key for " + Jws.CURVE, e);
        }
    }

    private static boolean knowsOwners() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
