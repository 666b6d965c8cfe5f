package dev.weir.console;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.mark;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.index.HeldItem.PayloadView;
import j2html.tags.DomContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The producer's value, for a person. JSON is set in lines, and what Weir reads of it is marked with what it takes it for; numbers and texts
 * stay as they were written. Anything else is shown as it is.
 */
final class PayloadText {

    private static final JsonFactory JSON = new JsonFactory();

    /** Deeper nesting is shown as it came. */
    private static final int DEEPEST = 40;

    private PayloadText() {}

    /**
     * The value.
     *
     * @param places where Weir looks, as JSON pointers, by the path of the setting
     * @param mask what is not to be seen; where there is any, nothing but JSON is shown
     */
    static DomContent of(PayloadView payload, Map<List<String>, List<String>> places, Mask mask) {
        if (payload.form() == PayloadView.Form.NONE) {
            return p("The record has no value.").withClass("dim");
        }
        Optional<DomContent> json =
                payload.form() == PayloadView.Form.TEXT ? json(payload.text(), places, mask) : Optional.empty();
        if (json.isEmpty() && !mask.isEmpty()) {
            return p("Fields of it are masked for your role, and it is not JSON, or too large to find them: none of its "
                            + Show.count(payload.bytes(), "byte") + " are shown.")
                    .withClass("dim");
        }
        String note = payload.form() == PayloadView.Form.BASE64
                ? "Not text: base64 of " + Show.count(payload.bytes(), "byte")
                : Show.count(payload.bytes(), "byte")
                        + (payload.bytes() > PayloadView.MOST
                                ? ", of which the first " + Show.count(PayloadView.MOST) + " are shown"
                                : "");
        return div(pre(json.orElseGet(() -> text(Show.visible(payload.text())))).attr("dir", "auto"))
                .with(p(note).withClass("dim"));
    }

    private static Optional<DomContent> json(String value, Map<List<String>, List<String>> places, Mask mask) {
        Map<String, String> names = new HashMap<>();
        places.forEach((setting, at) -> at.forEach(pointer -> names.putIfAbsent(pointer, String.join(".", setting))));
        List<DomContent> parts = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(value)) {
            int depth = 0;
            JsonToken before = null;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructEnd()) {
                    depth--;
                }
                if (depth > DEEPEST) {
                    return Optional.empty();
                }
                parts.add(text(gap(before, token, depth)));
                if (isHidden(parser, token, mask)) {
                    parser.skipChildren();
                    parts.add(text(Mask.SHOWN));
                    before = JsonToken.VALUE_NULL;
                    continue;
                }
                parts.add(shown(parser, token, names));
                if (token.isStructStart()) {
                    depth++;
                }
                before = token;
            }
        } catch (IOException e) {
            return Optional.empty(); // Not JSON, or not all of it: shown as it came.
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(each(parts, part -> part));
    }

    /** A value, or the beginning of an object or a list. */
    private static boolean isHidden(JsonParser parser, JsonToken token, Mask mask) {
        return (token.isScalarValue() || token.isStructStart())
                && mask.hides(parser.getParsingContext().pathAsPointer().toString());
    }

    private static String gap(@Nullable JsonToken before, JsonToken token, int depth) {
        if (before == null || before == JsonToken.FIELD_NAME) {
            return "";
        }
        if (token.isStructEnd() && before.isStructStart()) {
            return "";
        }
        return (before.isStructStart() || token.isStructEnd() ? "\n" : ",\n") + "  ".repeat(depth);
    }

    private static DomContent shown(JsonParser parser, JsonToken token, Map<String, String> names) throws IOException {
        String written = Show.visible(parser.getText());
        if (token == JsonToken.FIELD_NAME) {
            return text('"' + written + "\": ");
        }
        DomContent value = text(token == JsonToken.VALUE_STRING ? '"' + written + '"' : written);
        String name = token.isScalarValue()
                ? names.get(parser.getParsingContext().pathAsPointer().toString())
                : null;
        return name == null ? value : each(List.of(mark(value), span(" " + name).withClass("field")), part -> part);
    }
}
