package dev.weir.route;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Alert;
import dev.weir.event.Code;
import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import dev.weir.event.StandingChange;
import dev.weir.event.ThreatTag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Retractions, standings and alerts as JSON, for topics and files. Contributors and objects are written as in event lines:
 * by the producer's token, without its type.
 */
public final class CampaignJson {

    private CampaignJson() {}

    /** {@code {"v":1,"id":…,"op":"retract","what":"event","actor":…,"streams":[…],"since":…,"objects":[…],…}}. */
    public static byte[] of(Retraction retraction) {
        return Document.of(json -> {
            json.writeStringField("id", retraction.id());
            json.writeStringField("op", Code.of(retraction.op()));
            json.writeStringField("what", Code.of(retraction.what()));
            if (retraction.actor() != null) {
                actor(json, retraction.actor());
            }
            text(json, "source", retraction.source());
            text(json, "origin", retraction.origin());
            text(json, "key", retraction.key());
            texts(json, "streams", retraction.streams());
            since(json, retraction.since());
            if (retraction.isErasure()) {
                json.writeStringField("until", iso(retraction.until()));
            }
            texts(
                    json,
                    "objects",
                    retraction.objects().stream()
                            .map(object -> new Entity(object).id())
                            .toList());
            text(json, "reverses", retraction.reverses());
            text(json, "label", retraction.label());
            json.writeStringField("reason", retraction.reason());
            text(json, "campaign", retraction.campaign());
            json.writeStringField("time", iso(retraction.time()));
        });
    }

    /** {@code {"v":1,"actor":…,"actorType":…,"standing":"suspended","since":…,"campaign":…,"reason":…,"time":…}}. */
    public static byte[] of(StandingChange change) {
        return Document.of(json -> {
            actor(json, change.actor());
            json.writeStringField("standing", Code.of(change.standing()));
            since(json, change.since());
            text(json, "campaign", change.campaign());
            json.writeStringField("reason", change.reason());
            text(json, "policy", change.policy());
            json.writeStringField("time", iso(change.time()));
        });
    }

    /**
     * {@code {"v":1,"stream":…,"type":"campaign","subject":…,"sentence":…,"time":…,"threats":[…]}}; threats are left out where there are none.
     *
     * @param stream the name of the alert's stream
     */
    public static byte[] of(Alert alert, String stream) {
        return Document.of(json -> {
            json.writeStringField("stream", stream);
            json.writeStringField("type", Code.of(alert.type()));
            json.writeStringField("subject", alert.subject());
            json.writeStringField("sentence", alert.sentence());
            json.writeStringField("time", iso(alert.time()));
            List<ThreatTag> threats = alert.type().threats();
            if (!threats.isEmpty()) {
                texts(json, "threats", threats.stream().map(ThreatTag::text).toList());
            }
        });
    }

    private static void actor(JsonGenerator json, Entity actor) throws IOException {
        json.writeStringField("actor", actor.id());
        json.writeStringField("actorType", actor.type());
    }

    /** Left out where it is the beginning. */
    private static void since(JsonGenerator json, long since) throws IOException {
        text(json, "since", since == Long.MIN_VALUE ? null : iso(since));
    }

    private static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    private static String iso(long time) {
        return Instant.ofEpochMilli(time).toString();
    }
}
