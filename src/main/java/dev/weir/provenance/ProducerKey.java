package dev.weir.provenance;

import dev.weir.sdk.Algorithm;
import dev.weir.sdk.Signer;
import dev.weir.settings.Checks;
import dev.weir.settings.Knob;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of the key registry: a key that a source signs its events with. */
public record ProducerKey(
        @Knob(
                doc = "The key's name, as it stands in each signature; one key for each.",
                allowed = "1 to 60 of a-z A-Z 0-9 . _ @ -")
        String id,

        @Knob(
                doc =
                        "Whose key it is. Events that it verifies have this source, whatever they say themselves. A source may"
                                + " have several keys, so that one can follow another.",
                allowed = "1 to 249 printable ASCII characters without \" and \\")
        String source,

        @Knob(doc = "The streams that it may sign for, by name; empty means all.", fallback = "[]")
        List<String> streams,

        @Knob(doc = "How it signs.", fallback = "ed25519") Algorithm algorithm,

        @Knob(
                doc =
                        "The public key as `weir keys generate --use producer` prints it, in base64url: the 32 bytes of an Ed25519"
                                + " key; of a P-256 key the 65 bytes of the uncompressed point.",
                allowed = "43 (ed25519) or 87 (es256) of a-z A-Z 0-9 _ -")
        String key,

        @Knob(
                doc = "From when on it counts, by the arrival of an event. Default: from the beginning.",
                allowed = "a time such as 2026-01-31T00:00:00Z")
        @Nullable
        Instant from,

        @Knob(
                doc = "From when on it no longer counts, by the arrival of an event. Default: it does not end.",
                allowed = "a time such as 2026-01-31T00:00:00Z")
        @Nullable
        Instant until,

        @Knob(
                doc =
                        "`active`: it counts. `retired`: it is used no more; what came stays. `revoked`: others may have had it"
                                + " since `revokedFrom`.",
                fallback = "active")
        State state,

        @Knob(
                doc =
                        "For a revoked key: since when others may have had it. What arrives from then on is held; what arrived since"
                                + " and was admitted is retracted.",
                allowed = "a time such as 2026-01-31T00:00:00Z")
        @Nullable
        Instant revokedFrom)
        implements Serializable {

    /** Whether a key is used. */
    public enum State {
        /** It counts. */
        ACTIVE,
        /** It is used no more. */
        RETIRED,
        /** Others may have it. */
        REVOKED
    }

    public ProducerKey {
        streams = List.copyOf(streams);
        new Checks()
                .refuse(
                        "id",
                        Signer.isKeyId(id)
                                ? null
                                : "'" + id + "' is no key's id; allowed: 1 to 60 of a-z A-Z 0-9 . _ @ -")
                .refuse(
                        "source",
                        Signer.isSource(source)
                                ? null
                                : "'" + source
                                        + "' is no source; allowed: 1 to 249 printable ASCII characters without \" and \\")
                .refuse(
                        "key",
                        KeyVerifier.isKey(algorithm, key)
                                ? null
                                : "'" + key + "' is no public key for " + algorithm.curve()
                                        + "; allowed: what `weir keys generate --use producer` prints")
                .refuse(
                        "until",
                        from == null || until == null || until.isAfter(from)
                                ? null
                                : until + " is not after from, " + from)
                .refuse(
                        "revokedFrom",
                        (state == State.REVOKED) == (revokedFrom != null)
                                ? null
                                : revokedFrom == null
                                        ? "is missing, and needed for a revoked key; say since when others may have had it"
                                        : "is for a revoked key; remove it, or set state: revoked")
                .done();
    }

    /** The same key, which others may have had since {@code since}, or since it was revoked, whichever is earlier. */
    public ProducerKey revoked(Instant since) {
        Instant earliest = revokedFrom == null || since.isBefore(revokedFrom) ? since : revokedFrom;
        return new ProducerKey(id, source, streams, algorithm, key, from, until, State.REVOKED, earliest);
    }

    /** Whether it counts for what arrives at a time, epoch milliseconds. */
    public boolean countsAt(long arrival) {
        return refusal(arrival) == null;
    }

    /** Whether it may sign for a stream. */
    boolean mayFor(String stream) {
        return streams.isEmpty() || streams.contains(stream);
    }

    /**
     * Why the key does not count for an event, or null where it does.
     *
     * @param arrival of the event, epoch milliseconds
     */
    @Nullable
    String refusal(long arrival) {
        if (state == State.RETIRED) {
            return "is retired";
        }
        if (from != null && arrival < from.toEpochMilli()) {
            return "counts from " + from + " on";
        }
        if (until != null && arrival >= until.toEpochMilli()) {
            return "ended at " + until;
        }
        return revokedFrom != null && arrival >= revokedFrom.toEpochMilli()
                ? "is revoked from " + revokedFrom + " on"
                : null;
    }
}
