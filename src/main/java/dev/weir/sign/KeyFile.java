package dev.weir.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.weir.sdk.Algorithm;
import dev.weir.sdk.PrivateKeyFile;
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
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** A private key on disk: PKCS#8 as PEM (RFC 7468, section 10), readable by its owner only. OpenSSL reads and writes the same. */
public final class KeyFile {

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /** A new pair of keys. */
    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + Ed25519.NAME, e);
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
            out.write((PrivateKeyFile.BEGIN + '\n' + body + '\n' + PrivateKeyFile.END + '\n').getBytes(US_ASCII));
        }
    }

    /**
     * Reads a key.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when others may read it too, or it holds no Ed25519 key; never with its content
     */
    public static PrivateKey read(Path file) throws IOException {
        return PrivateKeyFile.read(file, Algorithm.ED25519);
    }

    private static boolean knowsOwners() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
