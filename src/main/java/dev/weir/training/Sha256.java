package dev.weir.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) in the making. Not thread-safe. */
public final class Sha256 {

    private static final int BUFFER = 1024 * 1024;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of these bytes: 32. */
    public static byte[] of(byte[] bytes) {
        return new Sha256().digest.digest(bytes);
    }

    /** Of a file: 64 hexadecimal digits. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** Of what is left of a stream, which is not closed: 64 hexadecimal digits. */
    public static String of(InputStream in) throws IOException {
        Sha256 sha256 = new Sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sha256.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Takes more. */
    public void update(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
    }

    /** The digest, 32 bytes; then it begins anew. */
    public byte[] digest() {
        return digest.digest();
    }
}
