package dev.weir.reference;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.settings.ReferenceSettings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the value of a reference topic's record, as far as the settings ask for it. */
final class VouchedJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private VouchedJson() {}

    /** What it says. A value that is no JSON names neither a contributor nor an object: where one is asked for it vouches for nobody. */
    static Vouched read(byte[] value, ReferenceSettings asked, long time) {
        if (asked.actor() == null && asked.object() == null) {
            return new Vouched(time, null, null);
        }
        JsonNode root;
        try {
            root = JSON.readTree(value);
        } catch (IOException e) {
            return new Vouched(time, null, null);
        }
        return new Vouched(time, text(root, asked.actor()), text(root, asked.object()));
    }

    private static @Nullable String text(JsonNode root, @Nullable String place) {
        JsonNode at = place == null ? null : root.at(JsonPointer.compile(place));
        return at != null && (at.isTextual() || at.isNumber()) ? at.asText() : null;
    }
}
