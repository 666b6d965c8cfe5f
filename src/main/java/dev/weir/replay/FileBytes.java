package dev.weir.replay;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a file, decompressed if they are gzip, with the size and the SHA-256 of what stands on disk. Closing it
 * closes the file.
 */
final class FileBytes extends FilterInputStream {

    /** The file cannot be read: it is gone, not gzip, or cut off. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        private UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }

        private UnreadableException(String message) {
            super(message);
        }

        private static UnreadableException of(IOException cause) {
            String message =
                    cause instanceof EOFException ? "it ends in the middle of the gzip data" : cause.toString();
            return new UnreadableException(message, cause);
        }
    }

    private static final int BUFFER = 64 * 1024;

    private final Counting raw;
    private final DigestInputStream digest;

    private FileBytes(InputStream content, DigestInputStream digest, Counting raw) {
        super(content);
        this.digest = digest;
        this.raw = raw;
    }

    /** Opens a file; its first two bytes say whether it is gzip. */
    static FileBytes open(String name) throws IOException {
        Counting raw = new Counting(newInputStream(name));
        try {
            DigestInputStream digest = new DigestInputStream(raw, MessageDigest.getInstance("SHA-256"));
            BufferedInputStream content = new BufferedInputStream(digest, BUFFER);
            if (!isGzip(content)) {
                if (name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
                    throw new UnreadableException(
                            "its name ends in .gz but its content is not gzip; rename it if it is plain" + " text");
                }
                return new FileBytes(content, digest, raw);
            }
            return new FileBytes(new Gzip(content), digest, raw);
        } catch (NoSuchAlgorithmException e) {
            raw.close();
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (UnreadableException e) {
            raw.close();
            throw e;
        } catch (IOException e) {
            raw.close();
            throw UnreadableException.of(e);
        }
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws UnreadableException {
        try {
            return super.read(buffer, from, length);
        } catch (IOException e) {
            throw UnreadableException.of(e);
        }
    }

    /** How many bytes of the file were read so far, as they stand on disk. */
    long position() {
        return raw.count;
    }

    /** Reads what is left of the file on disk and returns the SHA-256 of all of it, in hexadecimal digits. */
    String sha256() throws IOException {
        digest.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    private static InputStream newInputStream(String name) throws UnreadableException {
        try {
            return Files.newInputStream(Path.of(name));
        } catch (IOException e) {
            throw UnreadableException.of(e);
        }
    }

    private static boolean isGzip(BufferedInputStream content) throws IOException {
        content.mark(2);
        boolean gzip = content.read() == 0x1f && content.read() == 0x8b;
        content.reset();
        return gzip;
    }

    /** Java's own ends without a word where what follows a part of gzip data is none: the rest of a file would be missing. */
    private static final class Gzip extends GZIPInputStream {

        /** Of the checksum and the length behind each part. */
        private static final int TRAILER = 8;

        private Gzip(InputStream in) throws IOException {
            super(in, BUFFER);
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
                throw new UnreadableException(
                        "something that is no gzip data follows where its gzip data ends; write the file anew");
            }
            return read;
        }
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        private Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                count++;
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            if (read > 0) {
                count += read;
            }
            return read;
        }
    }
}
