package dev.weir.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.weir.event.DeadReason;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one strict JSON object (RFC 8259) with a streaming parser: no tree, one pass, linear time. It recurses along
 * mapped pointers only, so the depth of a record costs no stack.
 */
final class JsonFields implements FieldParser {

    private final PointerTrie.Node root;
    private final int maxDepth;
    private final StrictJson json = new StrictJson();
    private long record;

    /**
     * @param places JSON pointers; the index is the slot
     * @param maxDepth the deepest nesting; the record's own object is 1
     */
    JsonFields(List<String> places, int maxDepth) {
        root = PointerTrie.of(places);
        this.maxDepth = maxDepth;
    }

    @Override
    public void parse(byte[] value, FieldValues values) throws Refusal {
        record++;
        int start = JsonStart.of(value);
        try (JsonParser parser = json.parser(value, start)) {
            parser.nextToken();
            object(parser, root, 1, values);
            if (parser.nextToken() != null) {
                throw new Refusal(DeadReason.NOT_JSON, "the value holds more after the end of its JSON object");
            }
        } catch (StreamConstraintsException e) {
            throw new Refusal(DeadReason.NOT_FINITE, StrictJson.TOO_MANY_DIGITS);
        } catch (IOException | RuntimeException e) {
            // The parser's own complaint, or a defect of the parser: either way this record is not one that every
            // reader can read, and the job goes on.
            throw new Refusal(DeadReason.NOT_JSON, StrictJson.complaint(e, start));
        }
    }

    private void object(JsonParser parser, PointerTrie.Node node, int depth, FieldValues values)
            throws IOException, Refusal {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            PointerTrie.Node child = node.child(key);
            JsonToken token = parser.nextToken();
            if (child == null) {
                skip(parser, token, depth);
            } else if (child.meet(record)) {
                value(parser, token, child, depth, values);
            } else {
                throw new Refusal(
                        DeadReason.NOT_JSON,
                        "the key " + child.pointer()
                                + " appears twice; readers disagree on which one counts, so none does");
            }
        }
    }

    private void array(JsonParser parser, PointerTrie.Node node, int depth, FieldValues values)
            throws IOException, Refusal {
        int index = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            PointerTrie.Node child = node.element(index++);
            if (child == null) {
                skip(parser, token, depth);
            } else {
                value(parser, token, child, depth, values);
            }
        }
    }

    /** Reads the value at a mapped place, or on the way to one. */
    private void value(JsonParser parser, JsonToken token, PointerTrie.Node node, int depth, FieldValues values)
            throws IOException, Refusal {
        if (node.slot() != PointerTrie.Node.NO_SLOT) {
            Shape shape = shape(token);
            boolean scalar = token.isScalarValue() && token != JsonToken.VALUE_NULL;
            values.put(node.slot(), shape, scalar ? parser.getText() : "");
        }
        if (token == JsonToken.START_OBJECT) {
            object(parser, node, deeper(depth), values);
        } else if (token == JsonToken.START_ARRAY) {
            array(parser, node, deeper(depth), values);
        }
    }

    /** Validates a value that nothing is mapped to. */
    private void skip(JsonParser parser, @Nullable JsonToken first, int depth) throws IOException, Refusal {
        int at = depth;
        JsonToken token = first;
        while (true) {
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                at = deeper(at);
            } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                at--;
            }
            if (at == depth) {
                return;
            }
            token = parser.nextToken();
        }
    }

    private int deeper(int depth) throws Refusal {
        if (depth >= maxDepth) {
            throw new Refusal(
                    DeadReason.TOO_DEEP, "the value is nested deeper than " + maxDepth + " levels (limits.depth)");
        }
        return depth + 1;
    }

    private static Shape shape(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Shape.TEXT;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Shape.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Shape.BOOLEAN;
            case START_OBJECT -> Shape.OBJECT;
            case START_ARRAY -> Shape.ARRAY;
            default -> Shape.NULL;
        };
    }
}
