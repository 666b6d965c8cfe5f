package dev.weir.route;

import dev.weir.event.Code;
import dev.weir.event.Retraction;
import dev.weir.event.StandingChange;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What was written to other topics, as the audit topic tells it. */
public final class AuditJson {

    private AuditJson() {}

    /**
     * Records that went out alike within one second.
     *
     * @param word of the header {@code weir-verdict}
     * @param subject the contributor; of dead letters the stream
     * @param stream the stream's name
     * @param check the strongest finding's check, of dead letters the reason; null where there is none
     * @param time the first one's second, epoch milliseconds, or null: dead letters of a file have no time
     * @param count how many
     * @param first the origin of the first
     * @param last the origin of the last
     * @param digest of one its fingerprint, of several the multiset digest, hexadecimal
     */
    public record Verdicts(
            String word,
            String subject,
            String stream,
            @Nullable String check,
            @Nullable Long time,
            long count,
            String first,
            String last,
            String digest) {}

    /** {@code {"v":1,"type":"held","subject":"customer:17","stream":…,"check":"rate","time":…,"count":1,"first":…,"last":…,"digest":…}}. */
    public static byte[] of(Verdicts verdicts) {
        return document(verdicts.word(), verdicts.subject(), json -> {
            json.writeStringField("stream", verdicts.stream());
            if (verdicts.check() != null) {
                json.writeStringField("check", verdicts.check());
            }
            if (verdicts.time() != null) {
                json.writeStringField(
                        "time", Instant.ofEpochMilli(verdicts.time()).toString());
            }
            json.writeNumberField("count", verdicts.count());
            json.writeStringField("first", verdicts.first());
            json.writeStringField("last", verdicts.last());
            json.writeStringField("digest", verdicts.digest());
        });
    }

    /** {@code {"v":1,"type":"retraction","subject":…,"id":…,"op":"retract","digest":…}}. */
    public static byte[] of(Retraction retraction, byte[] fingerprint) {
        return document("retraction", retraction.subject(), json -> {
            json.writeStringField("id", retraction.id());
            json.writeStringField("op", Code.of(retraction.op()));
            json.writeStringField("digest", HexFormat.of().formatHex(fingerprint));
        });
    }

    /** {@code {"v":1,"type":"standing","subject":…,"standing":"suspended","digest":…}}. */
    public static byte[] of(StandingChange change, byte[] fingerprint) {
        return document("standing", change.actor().text(), json -> {
            json.writeStringField("standing", Code.of(change.standing()));
            json.writeStringField("digest", HexFormat.of().formatHex(fingerprint));
        });
    }

    /**
     * {@code {"v":1,"type":"rules","subject":"ratings","subtask":0,"policy":"name@1","models":"rate=default@1"}}.
     *
     * @param stream the name of the stream that is judged by them from now on
     * @param subtask by which subtask
     */
    public static byte[] rules(String stream, int subtask, String policy, String models) {
        return document("rules", stream, json -> {
            json.writeNumberField("subtask", subtask);
            json.writeStringField("policy", policy);
            json.writeStringField("models", models);
        });
    }

    private static byte[] document(String type, String subject, Document.Fields fields) {
        return Document.of(json -> {
            json.writeStringField("type", type);
            json.writeStringField("subject", subject);
            fields.write(json);
        });
    }
}
