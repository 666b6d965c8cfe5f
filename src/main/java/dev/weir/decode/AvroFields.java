package dev.weir.decode;

import dev.weir.event.DeadReason;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads one Avro record (Apache Avro specification 1.12, binary encoding) by the schema that it was written by: no tree, one pass.
 * Places are JSON pointers, a record's fields and a map's keys being keys. A number is shown as its shortest decimal, a
 * decimal exactly, an enum as its symbol.
 *
 * <p>Lengths and counts are the producer's word: no more is allocated, and no more items are read, than the record has bytes.
 */
final class AvroFields implements FieldParser {

    /**
     * The most bytes of a decimal: as many as {@link StrictJson#MAX_DIGITS} nines have. Writing a number out takes more than the square
     * root of its length as long again: one of a megabyte takes ten seconds.
     */
    private static final int MOST_DECIMAL = (int) (StrictJson.MAX_DIGITS / Math.log10(256)) + 1;

    private final WriterSchemas schemas;
    private final PointerTrie.Node root;
    private final int maxDepth;
    private @Nullable BinaryDecoder reused;
    private long record;

    /**
     * @param places JSON pointers; the index is the slot
     * @param maxDepth the deepest nesting; the record itself is 1
     */
    AvroFields(WriterSchemas schemas, List<String> places, int maxDepth) {
        this.schemas = schemas;
        this.root = PointerTrie.of(places);
        this.maxDepth = maxDepth;
    }

    @Override
    public void parse(byte[] value, FieldValues values) throws Refusal {
        record++;
        Schema schema = schemas.of(value);
        if (schema.getType() != Schema.Type.RECORD) {
            throw new Refusal(
                    DeadReason.NOT_AVRO,
                    "its schema is of type " + schema.getType().getName() + "; it must be a record");
        }
        int from = schemas.frame();
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(value, from, value.length - from, reused);
        reused = in;
        try {
            Walk walk = new Walk(in, value.length, values);
            walk.value(schema, root, 0);
            if (!in.isEnd()) {
                throw new Refusal(
                        DeadReason.NOT_AVRO, "bytes follow after the end of the record that its schema tells of");
            }
        } catch (EOFException e) {
            throw new Refusal(DeadReason.NOT_AVRO, "the value ends before the record that its schema tells of");
        } catch (IOException | RuntimeException e) {
            // The library's complaint about these bytes: whatever it is, the job goes on.
            throw new Refusal(
                    DeadReason.NOT_AVRO,
                    "the value is not what its schema tells of: " + Shown.text(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Where the record that begins at a byte of several ends.
     *
     * @throws Refusal when it is not what the schema tells of
     */
    int end(Schema schema, byte[] several, int from) throws IOException, Refusal {
        record++;
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(several, from, several.length - from, reused);
        reused = in;
        new Walk(in, several.length - from, new FieldValues(List.of())).value(schema, root, 0);
        return several.length - in.inputStream().available();
    }

    /** The branch of a union that comes next. */
    static Schema branch(Schema union, BinaryDecoder in) throws IOException, Refusal {
        int index = in.readIndex();
        List<Schema> branches = union.getTypes();
        if (index < 0 || index >= branches.size()) {
            throw new Refusal(
                    DeadReason.NOT_AVRO, "branch " + index + " of a union of " + branches.size() + " does not exist");
        }
        return branches.get(index);
    }

    /** One way through one record. */
    private final class Walk {

        private final BinaryDecoder in;
        private final int bytes;
        private final FieldValues values;
        private long items;

        Walk(BinaryDecoder in, int bytes, FieldValues values) {
            this.in = in;
            this.bytes = bytes;
            this.values = values;
        }

        /**
         * Reads a value and puts it where it is mapped to.
         *
         * @param node where it stands, or null where nothing is mapped to it or below
         */
        void value(Schema schema, PointerTrie.@Nullable Node node, int depth) throws IOException, Refusal {
            switch (schema.getType()) {
                case UNION -> value(branch(schema, in), node, depth);
                case RECORD -> {
                    put(node, Shape.OBJECT, "");
                    int inner = deeper(depth);
                    for (Schema.Field field : schema.getFields()) {
                        value(field.schema(), node == null ? null : node.child(field.name()), inner);
                    }
                }
                case MAP -> map(schema.getValueType(), node, deeper(depth));
                case ARRAY -> array(schema.getElementType(), node, deeper(depth));
                case STRING -> text(node);
                case ENUM -> put(node, Shape.TEXT, symbol(schema));
                case BYTES -> bytes(schema, node, length());
                case FIXED -> bytes(schema, node, schema.getFixedSize());
                case INT -> put(node, Shape.NUMBER, Integer.toString(in.readInt()));
                case LONG -> put(node, Shape.NUMBER, Long.toString(in.readLong()));
                case FLOAT -> {
                    float number = in.readFloat();
                    put(node, Float.isFinite(number) ? Shape.NUMBER : Shape.TEXT, Float.toString(number));
                }
                case DOUBLE -> {
                    double number = in.readDouble();
                    put(node, Double.isFinite(number) ? Shape.NUMBER : Shape.TEXT, Double.toString(number));
                }
                case BOOLEAN -> put(node, Shape.BOOLEAN, Boolean.toString(in.readBoolean()));
                case NULL -> put(node, Shape.NULL, "");
            }
        }

        private String symbol(Schema schema) throws IOException, Refusal {
            int index = in.readEnum();
            List<String> symbols = schema.getEnumSymbols();
            if (index < 0 || index >= symbols.size()) {
                throw new Refusal(
                        DeadReason.NOT_AVRO,
                        "symbol " + index + " of an enum of " + symbols.size() + " does not exist");
            }
            return symbols.get(index);
        }

        private void map(Schema schema, PointerTrie.@Nullable Node node, int depth) throws IOException, Refusal {
            put(node, Shape.OBJECT, "");
            for (long count = block(in.readMapStart()); count > 0; count = block(in.mapNext())) {
                for (long i = 0; i < count; i++) {
                    PointerTrie.Node child = node == null ? null : node.child(string());
                    if (node == null) {
                        in.skipString();
                    }
                    if (child != null && !child.meet(record)) {
                        throw new Refusal(
                                DeadReason.NOT_AVRO,
                                "the key " + child.pointer()
                                        + " appears twice; readers disagree on which one counts, so none does");
                    }
                    value(schema, child, depth);
                }
            }
        }

        private void array(Schema schema, PointerTrie.@Nullable Node node, int depth) throws IOException, Refusal {
            put(node, Shape.ARRAY, "");
            int index = 0;
            for (long count = block(in.readArrayStart()); count > 0; count = block(in.arrayNext())) {
                for (long i = 0; i < count; i++) {
                    value(schema, node == null ? null : node.element(index), depth);
                    index++;
                }
            }
        }

        private long block(long count) throws Refusal {
            items += count;
            if (count < 0 || items < 0 || items > bytes) {
                throw new Refusal(
                        DeadReason.NOT_AVRO, "an array or map says that it has more items than the record has bytes");
            }
            return count;
        }

        private void text(PointerTrie.@Nullable Node node) throws IOException, Refusal {
            if (node == null || node.slot() == PointerTrie.Node.NO_SLOT) {
                in.skipString();
            } else {
                put(node, Shape.TEXT, string());
            }
        }

        private String string() throws IOException, Refusal {
            byte[] utf8 = new byte[length()];
            in.readFixed(utf8);
            int invalid = Utf8.firstInvalid(utf8);
            if (invalid != Utf8.VALID) {
                throw new Refusal(
                        DeadReason.NOT_UTF8, "a text of the record is not valid UTF-8 at its byte " + invalid);
            }
            return new String(utf8, StandardCharsets.UTF_8);
        }

        private int length() throws IOException, Refusal {
            long length = in.readLong();
            if (length < 0 || length > bytes) {
                throw new Refusal(
                        DeadReason.NOT_AVRO, "a text or bytes says that it has more bytes than the whole record");
            }
            return (int) length;
        }

        private void bytes(Schema schema, PointerTrie.@Nullable Node node, int length) throws IOException, Refusal {
            if (node == null || node.slot() == PointerTrie.Node.NO_SLOT) {
                in.skipFixed(length);
                return;
            }
            byte[] read = new byte[length];
            in.readFixed(read);
            if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal && length > 0) {
                if (length > MOST_DECIMAL) {
                    throw new Refusal(DeadReason.NOT_FINITE, StrictJson.TOO_MANY_DIGITS);
                }
                BigDecimal number = new BigDecimal(new BigInteger(read), decimal.getScale());
                put(node, Shape.NUMBER, number.toString());
            } else {
                put(node, Shape.BYTES, "");
            }
        }

        private void put(PointerTrie.@Nullable Node node, Shape shape, String text) {
            if (node != null && node.slot() != PointerTrie.Node.NO_SLOT) {
                values.put(node.slot(), shape, text);
            }
        }

        private int deeper(int depth) throws Refusal {
            if (depth >= maxDepth) {
                throw new Refusal(
                        DeadReason.TOO_DEEP, "the value is nested deeper than " + maxDepth + " levels (limits.depth)");
            }
            return depth + 1;
        }
    }
}
