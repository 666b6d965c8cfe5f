package dev.weir.cli;

import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.review.Act;
import dev.weir.review.Preview;
import dev.weir.review.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a decision changes and what came of it, for scripts. */
final class DecidingJson {

    private DecidingJson() {}

    /**
     * The content.
     *
     * @param sent null for a dry run
     * @param answers null where nobody waited for them
     */
    static Map<String, Object> of(Act act, Preview preview, @Nullable Sent sent, @Nullable List<Answer> answers) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("action", Code.of(act.action()));
        content.put("preview", of(preview));
        if (sent != null) {
            Map<String, Answer> byId = answers == null
                    ? Map.of()
                    : answers.stream().collect(Collectors.toMap(Answer::decision, answer -> answer));
            content.put("act", sent.act());
            content.put(
                    "decisions",
                    sent.decisions().stream()
                            .map(decision -> of(decision, byId.get(decision.id())))
                            .toList());
        }
        return content;
    }

    private static Map<String, Object> of(Preview preview) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("decisions", preview.decisions());
        content.put("contributors", preview.contributors());
        content.put("established", preview.established());
        content.put("retracts", preview.retracts());
        content.put("returns", preview.returns());
        content.put("releases", preview.releases());
        put(content, "campaign", preview.campaign());
        put(content, "refusal", preview.refusal());
        put(content, "secondPerson", preview.second() == null ? null : Code.of(preview.second()));
        return content;
    }

    private static Map<String, Object> of(Decision decision, @Nullable Answer answer) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", decision.id());
        content.put("action", Code.of(decision.action()));
        content.put("subject", decision.subject());
        put(content, "origin", decision.origin());
        put(content, "label", decision.label());
        put(content, "undoes", decision.undoes());
        if (answer != null) {
            content.put("outcome", answer.outcome().name().toLowerCase(Locale.ROOT));
            content.put("sentence", answer.sentence());
            content.put("retractions", answer.retractions());
            content.put("released", answer.released());
        }
        return content;
    }

    static void put(Map<String, Object> content, String name, @Nullable Object value) {
        if (value != null) {
            content.put(name, value);
        }
    }
}
