package dev.weir.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/**
 * What the comparison takes from a line of a replay's output.
 *
 * @param origin the event's identity
 * @param stream its stream's name
 * @param actor whose it is, {@code type:id}
 * @param check the first finding that holds, or empty
 */
record VerdictLine(String origin, String stream, String actor, String check) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String MARK = "\u0000";

    /** @throws IOException when the line is no JSON object */
    static VerdictLine read(byte[] line) throws IOException {
        String origin = "";
        String stream = "";
        String actor = "";
        String type = "";
        String check = "";
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "origin" -> origin = json.getText();
                    case "stream" -> stream = json.getText();
                    case "actor" -> actor = json.getText();
                    case "actorType" -> type = json.getText();
                    case "findings" -> check = held(json);
                    default -> json.skipChildren();
                }
            }
        }
        return new VerdictLine(origin, stream, type + ':' + actor, check);
    }

    /** The strongest of the findings that hold: they stand in this order. */
    private static String held(JsonParser json) throws IOException {
        String strongest = "";
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String check = "";
            boolean holds = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals("check")) {
                    check = json.getText();
                } else if (field.equals("weight")) {
                    holds = json.getText().equals("holds");
                } else {
                    json.skipChildren();
                }
            }
            strongest = holds && strongest.isEmpty() ? check : strongest;
        }
        return strongest;
    }

    /** As bytes. The contributor is last: only an id may hold the mark. */
    byte[] packed() {
        return String.join(MARK, List.of(origin, stream, check, actor)).getBytes(UTF_8);
    }

    /** What {@link #packed} wrote, from this place on. */
    static VerdictLine unpacked(byte[] bytes, int from) {
        String[] parts = new String(bytes, from, bytes.length - from, UTF_8).split(MARK, 4);
        return new VerdictLine(parts[0], parts[1], parts[3], parts[2]);
    }
}
