package dev.weir.route;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Answer;
import dev.weir.event.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** What came of decisions as JSON, for the audit topic and for files. */
public final class AnswerJson {

    private static final JsonFactory JSON = new JsonFactory();

    private AnswerJson() {}

    /** {@code {"v":1,"type":"answer","decision":…,"action":"exclude","subject":…,"outcome":"applied","sentence":…,…}}. */
    public static byte[] of(Answer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", 1);
            json.writeStringField("type", "answer");
            json.writeStringField("decision", answer.decision());
            if (answer.action() != null) {
                json.writeStringField("action", Code.of(answer.action()));
            }
            json.writeStringField("subject", answer.subject());
            json.writeStringField("outcome", Code.of(answer.outcome()));
            json.writeStringField("sentence", answer.sentence());
            json.writeNumberField("retractions", answer.retractions());
            json.writeNumberField("released", answer.released());
            json.writeStringField("reviewer", answer.reviewer());
            if (answer.campaign() != null) {
                json.writeStringField("campaign", answer.campaign());
            }
            json.writeStringField("time", Instant.ofEpochMilli(answer.time()).toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
