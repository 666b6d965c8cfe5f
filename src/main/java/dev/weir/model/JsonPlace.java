package dev.weir.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * One place in a JSON file, which knows its path, so that every complaint names file, key, value and what is allowed.
 *
 * @param file the file's name
 * @param path the path to it, empty for the root
 * @param node what stands there
 */
record JsonPlace(String file, String path, JsonNode node) {

    static JsonPlace root(String file, JsonNode node) {
        return new JsonPlace(file, "", node);
    }

    /** Itself, if it is an object with no other keys than these. */
    JsonPlace only(String... allowed) {
        if (!node.isObject()) {
            throw wrong("must be an object with " + String.join(", ", allowed));
        }
        for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!Arrays.asList(allowed).contains(key)) {
                throw new BaselineException(
                        file + ": " + under(key) + ": unknown key; allowed: " + String.join(", ", allowed));
            }
        }
        return this;
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** The place under a key, which must be there. */
    JsonPlace at(String key) {
        JsonNode child = node.get(key);
        if (child == null) {
            throw new BaselineException(file + ": " + under(key) + ": is missing");
        }
        return new JsonPlace(file, under(key), child);
    }

    /** The places of an array. */
    List<JsonPlace> items() {
        if (!node.isArray()) {
            throw wrong("must be an array");
        }
        List<JsonPlace> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(new JsonPlace(file, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    String text() {
        if (!node.isTextual()) {
            throw wrong("must be text");
        }
        return node.textValue();
    }

    int integer() {
        if (!node.canConvertToInt() || !node.isIntegralNumber()) {
            throw wrong("must be a whole number up to " + Integer.MAX_VALUE);
        }
        return node.intValue();
    }

    double number() {
        if (!node.isNumber()) {
            throw wrong("must be a number");
        }
        return node.doubleValue();
    }

    /** Its text, if it is one of these. */
    String oneOf(String... allowed) {
        String text = node.asText();
        if (!Arrays.asList(allowed).contains(text)) {
            throw wrong("must be " + String.join(" or ", allowed));
        }
        return text;
    }

    /** What {@code make} returns; a refusal of the values is a complaint about this place. */
    <T> T valid(Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException e) {
            throw new BaselineException(file + ": " + (path.isEmpty() ? "" : path + ".") + e.getMessage(), e);
        }
    }

    BaselineException wrong(String rule) {
        String value = node.toString();
        String shown = value.length() > 100 ? value.substring(0, 100) + "..." : value;
        return new BaselineException(file + ": " + (path.isEmpty() ? "the root" : path) + ": " + shown + ": " + rule);
    }

    private String under(String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }
}
