package dev.weir.decode;

import dev.weir.settings.LimitSettings;
import dev.weir.settings.StreamSettings;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * The records of an Avro object container file (Apache Avro specification 1.12), each as the bytes that it has there: a file says by which schema
 * it was written. The library's own reader ends without a word where a file is cut off, and believes every length; this one does neither.
 * Blocks may be compressed by {@code deflate}, as the specification asks of every reader.
 */
public final class AvroFile {

    private static final byte[] MAGIC = {'O', 'b', 'j', 1};
    private static final int SYNC = 16;
    private static final int MOST_HEADER = 16 << 20;
    private static final int MOST_BLOCK = 256 << 20;

    /** Deeper records exist nowhere, and are no reason to run out of stack. */
    private static final int DEEPEST = 1_000;

    private final PushbackInputStream content;
    private final BinaryDecoder in;
    private final Map<String, byte[]> header = new HashMap<>();
    private final byte[] sync = new byte[SYNC];
    private final Schema schema;
    private final boolean deflated;
    private final AvroFields records;
    private byte[] block = {};
    private int place;
    private long left;
    private long number;

    /** The file is not what it says that it is. */
    public static final class BrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        private BrokenException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads the head of a file.
     *
     * @param content of the file; not closed here
     * @throws BrokenException when it is no such file, or compressed in another way
     * @throws IOException when it cannot be read
     */
    public AvroFile(InputStream content) throws IOException {
        this.content = new PushbackInputStream(content);
        in = DecoderFactory.get().directBinaryDecoder(this.content, null);
        try {
            readHead();
            schema = new Schema.Parser()
                    .parse(new String(header.getOrDefault("avro.schema", new byte[0]), StandardCharsets.UTF_8));
        } catch (EOFException | AvroRuntimeException e) {
            throw new BrokenException("its head is no head of an Avro object container file: " + e.getMessage(), e);
        }
        String codec = new String(header.getOrDefault("avro.codec", new byte[0]), StandardCharsets.UTF_8);
        deflated = codec.equals("deflate");
        if (!deflated && !codec.isEmpty() && !codec.equals("null")) {
            throw new BrokenException(
                    "its blocks are compressed by " + Shown.text(codec)
                            + "; null and deflate can be read: write it anew, as by `avro-tools recodec --codec deflate`",
                    null);
        }
        WriterSchemas ofFile = new SchemaOfFile(schema);
        records = new AvroFields(ofFile, List.of(), DEEPEST);
    }

    private void readHead() throws IOException {
        byte[] magic = new byte[MAGIC.length];
        in.readFixed(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new BrokenException(
                    "it does not begin as an Avro object container file does; if it holds lines, say format: json",
                    null);
        }
        for (long count = in.readMapStart(); count > 0; count = in.mapNext()) {
            for (long i = 0; i < count; i++) {
                String key = new String(bytes(MOST_HEADER), StandardCharsets.UTF_8);
                header.put(key, bytes(MOST_HEADER));
            }
        }
        in.readFixed(sync);
    }

    private byte[] bytes(int most) throws IOException {
        long length = in.readLong();
        if (length < 0 || length > most) {
            throw new BrokenException("a length of " + length + " bytes is out of range; allowed: 0 to " + most, null);
        }
        byte[] read = content.readNBytes((int) length);
        if (read.length < length) {
            throw new EOFException("it ends within");
        }
        return read;
    }

    /** The decoder of the file's records, which are of this stream. */
    public Decoder decoder(int stream, StreamSettings settings, LimitSettings limits) {
        return Decoder.of(stream, settings, limits, new SchemaOfFile(schema));
    }

    /**
     * The bytes of the next record, or null at the end.
     *
     * @throws BrokenException naming the block that cannot be read
     * @throws IOException when the file cannot be read
     */
    public byte @Nullable [] next() throws IOException {
        while (left == 0) {
            if (place < block.length) {
                throw broken("bytes follow after its last record", null);
            }
            int first = content.read();
            if (first < 0) {
                return null;
            }
            content.unread(first);
            readBlock();
        }
        try {
            int end = records.end(schema, block, place);
            byte[] record = Arrays.copyOfRange(block, place, end);
            place = end;
            left--;
            return record;
        } catch (Refusal | EOFException | RuntimeException e) {
            throw broken(
                    "its records are not what the file's schema tells of"
                            + (e instanceof Refusal refusal ? ": " + refusal.error() : ""),
                    e);
        }
    }

    private void readBlock() throws IOException {
        number++;
        try {
            left = in.readLong();
            byte[] read = bytes(MOST_BLOCK);
            byte[] mark = new byte[SYNC];
            in.readFixed(mark);
            if (left < 0 || !Arrays.equals(mark, sync)) {
                throw broken("it does not end with the file's mark", null);
            }
            block = deflated ? inflated(read) : read;
            place = 0;
            if (left > block.length) {
                throw broken("it says that it has " + left + " records in " + block.length + " bytes", null);
            }
        } catch (EOFException e) {
            throw broken("the file ends within it", e);
        } catch (DataFormatException e) {
            throw broken("it is no deflated data: " + e.getMessage(), e);
        }
    }

    private byte[] inflated(byte[] data) throws DataFormatException, BrokenException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(data);
            ByteArrayOutputStream out = new ByteArrayOutputStream(4 * data.length);
            byte[] part = new byte[64 * 1024];
            while (!inflater.finished()) {
                int length = inflater.inflate(part);
                if (length == 0 && !inflater.finished()) {
                    throw broken("its deflated data end too early", null);
                }
                out.write(part, 0, length);
                if (out.size() > MOST_BLOCK) {
                    throw broken("it has more than " + MOST_BLOCK + " bytes; write smaller blocks", null);
                }
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }

    private BrokenException broken(String what, @Nullable Throwable cause) {
        return new BrokenException("block " + number + ": " + what, cause);
    }
}
