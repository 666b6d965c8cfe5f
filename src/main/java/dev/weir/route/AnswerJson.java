package dev.weir.route;

import dev.weir.event.Answer;
import dev.weir.event.Code;
import java.time.Instant;

/** What came of decisions as JSON, for the audit topic and for files. */
public final class AnswerJson {

    private AnswerJson() {}

    /** {@code {"v":1,"type":"answer","decision":…,"action":"exclude","subject":…,"outcome":"applied","sentence":…,…}}. */
    public static byte[] of(Answer answer) {
        return Document.of(json -> {
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
        });
    }
}
