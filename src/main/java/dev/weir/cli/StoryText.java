package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.DeadReason;
import dev.weir.explain.ActorLife;
import dev.weir.explain.Story;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A story for a person at a terminal. Ids and payloads come from strangers: control characters are shown, not sent. */
final class StoryText {

    private static final int LONGEST = 400;

    private final StringBuilder text = new StringBuilder();

    private StoryText() {}

    static String of(Story story) {
        StoryText text = new StoryText();
        story.events().forEach(text::event);
        story.ledger().forEach(text::entry);
        story.actors().forEach(text::actor);
        return text.text.toString();
    }

    private void event(JsonNode line) {
        gap();
        text.append(shown(line.path("origin").asText()))
                .append(" on stream ")
                .append(line.path("stream").asText())
                .append('\n');
        if (line.has("reason")) {
            String reason = line.path("reason").asText();
            field("verdict", "dead letter, " + reason + ": " + meaning(reason));
            field("error", line.path("error").asText());
        } else {
            field("in", deed(line));
            field("arrived", line.path("arrival").asText());
            field("event id", line.path("eventId").asText());
            field(
                    "verdict",
                    line.path("verdict").asText() + ", trust "
                            + line.path("trust").asText());
            release(line.path("release"));
            line.path("findings").forEach(this::finding);
            object(line);
            field("judged by", "policy " + line.path("policy").asText() + models(line));
        }
        line.path("redrivenFrom").forEach(place -> field("sent again", "after it was dead at " + place.asText()));
        field("payload", line.path("payload").asText());
        field(
                "payload",
                line.has("payloadBase64")
                        ? "base64 " + line.path("payloadBase64").asText()
                        : "");
        field("found at", line.path("foundAt").asText());
    }

    private void release(JsonNode release) {
        String when = release.has("time") ? " at " + release.path("time").asText() : "";
        field(
                "released",
                release.isMissingNode()
                        ? ""
                        : "by " + release.path("by").asText() + when + ": "
                                + release.path("reason").asText());
    }

    private void finding(JsonNode finding) {
        String weight = switch (finding.path("weight").asText()) {
            case "holds" -> "holds";
            case "counts" -> "lowers trust";
            default -> "in shadow";
        };
        field(
                "finding",
                finding.path("check").asText() + " (" + weight + "): "
                        + finding.path("sentence").asText());
        field(
                "",
                String.format(
                        Locale.ROOT,
                        "observed %s, threshold %s, ordinary %s %s; surprisal %s nats",
                        number(finding.path("observed")),
                        number(finding.path("threshold")),
                        number(finding.path("baseline")),
                        finding.path("unit").asText(),
                        number(finding.path("surprisal"))));
        field("", tags(finding));
    }

    private void object(JsonNode line) {
        JsonNode context = line.path("context");
        if (context.isMissingNode()) {
            return;
        }
        String values = context.has("mean")
                ? ", mean " + number(context.path("mean"))
                        + (context.has("spread") ? " with spread " + number(context.path("spread")) : "")
                : "";
        field(
                "object",
                line.path("object").asText() + " had " + number(context.path("count")) + " events before" + values
                        + ", "
                        + number(context.path("recent")) + " of them recent, the first at "
                        + context.path("firstSeen").asText());
    }

    private void actor(ActorLife life) {
        gap();
        text.append("actor ").append(shown(life.actor())).append('\n');
        field("events", String.format(Locale.ROOT, "%,d: %s", life.events(), counts(life.verdicts())));
        life.standings().forEach(this::standing);
        life.ledger().forEach(this::entry);
        field("streams", counts(life.streams()));
        field("times", life.first() == null ? "" : life.first() + " to " + life.last());
        life.findings().forEach((check, byWeight) -> field("finding", check + ": " + counts(byWeight)));
        if (!life.latestHeld().equals(life.latest())) {
            latest("latest held", life.latestHeld());
        }
        latest("latest", life.latest());
    }

    private void standing(JsonNode line) {
        field(
                "standing",
                line.path("standing").asText() + " at " + line.path("time").asText() + ": "
                        + line.path("reason").asText());
        field("", line.has("campaign") ? "campaign " + line.path("campaign").asText() : "");
    }

    private void entry(JsonNode line) {
        String since = line.has("since") ? " since " + line.path("since").asText() : "";
        field(
                line.path("op").asText().equals("retract") ? "taken back" : "given back",
                scope(line) + since + ", at " + line.path("time").asText());
    }

    private static String scope(JsonNode line) {
        boolean label = line.path("what").asText().equals("label");
        if (line.has("origin")) {
            return (label ? "its label: " : "") + line.path("reason").asText();
        }
        String what = label ? "labels" : "events";
        return line.path("objects").isEmpty()
                ? "all its " + what
                : "its " + what + " about " + listed(line.path("objects"));
    }

    private static String listed(JsonNode texts) {
        StringBuilder list = new StringBuilder();
        texts.forEach(text -> list.append(list.isEmpty() ? "" : ", ").append(text.asText()));
        return list.toString();
    }

    private void latest(String name, List<JsonNode> lines) {
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            field(
                    i == 0 ? name : "",
                    line.path("origin").asText() + "  " + line.path("verdict").asText() + "  " + deed(line));
        }
    }

    /** Who did what about what, when. */
    private static String deed(JsonNode line) {
        StringBuilder deed = new StringBuilder();
        deed.append(line.has("time") ? line.path("time").asText() + " " : "")
                .append(line.path("actorType").asText())
                .append(' ')
                .append(line.path("actor").asText())
                .append(line.has("action") ? ", " + line.path("action").asText() : "")
                .append(line.has("object") ? ", about " + line.path("object").asText() : "")
                .append(line.has("value") ? ", value " + number(line.path("value")) : "");
        return deed.toString();
    }

    private static String models(JsonNode line) {
        return line.has("models") ? ", models " + line.path("models").asText() : "";
    }

    private static String tags(JsonNode finding) {
        StringBuilder tags = new StringBuilder();
        finding.path("tags")
                .forEach(tag -> tags.append(tags.isEmpty() ? "threats " : ", ").append(tag.asText()));
        return tags.toString();
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String number(JsonNode number) {
        double value = number.asDouble();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%,d", (long) value)
                : Double.toString(value);
    }

    private static String meaning(String code) {
        return Arrays.stream(DeadReason.values())
                .filter(reason -> reason.code().equals(code))
                .map(DeadReason::meaning)
                .findFirst()
                .orElse("unknown to this version of Weir");
    }

    private void gap() {
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }

    private void field(String name, String value) {
        if (!value.isEmpty()) {
            text.append(String.format("  %-12s %s%n", name, shown(value)));
        }
    }

    /** The text on one line, shortened, with every control character as its code. */
    static String shown(String value) {
        StringBuilder shown = new StringBuilder();
        value.codePoints()
                .limit(LONGEST)
                .forEach(c -> shown.append(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                                ? String.format("\\u%04x", c)
                                : Character.toString(c)));
        return value.codePointCount(0, value.length()) > LONGEST ? shown + "…" : shown.toString();
    }
}
