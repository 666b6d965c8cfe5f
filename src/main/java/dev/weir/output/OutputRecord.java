package dev.weir.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record of a training, quarantine or dead-letter topic says.
 *
 * @param origin the event's identity, or null: Weir did not write the record
 * @param arrival when Weir first read it, ISO-8601, or null
 * @param eventId the producer's own id, or null
 * @param event who did what; null for a dead letter, and where the value cannot be read as the settings say today
 * @param verdict the word of {@code weir-verdict}, or null
 * @param trust 0 to 1
 * @param release who let it out and why, or null: nobody did
 * @param findings the object of the header {@code weir-findings}, or a missing node
 * @param signedBy the id of the key that signed it, or null
 * @param policy name@version, or null
 * @param models their versions, or null
 * @param death why it could not be judged, or null
 * @param redrivenFrom where it stood before it was sent to the input topic again, the first time first; the producer can have
 *     written all but the last
 * @param foundAt topic/partition/offset
 */
public record OutputRecord(
        @Nullable String origin,
        @Nullable String arrival,
        @Nullable String eventId,
        @Nullable Event event,
        @Nullable String verdict,
        double trust,
        @Nullable Release release,
        JsonNode findings,
        @Nullable String signedBy,
        @Nullable String policy,
        @Nullable String models,
        @Nullable Death death,
        List<String> redrivenFrom,
        String foundAt) {

    public OutputRecord {
        redrivenFrom = List.copyOf(redrivenFrom);
    }

    /** Who let a held event out, {@code policy} for Weir itself, and why. */
    public record Release(String by, String reason) {}

    /**
     * Why a record could not be judged.
     *
     * @param reason the code
     * @param error one sentence, or null
     * @param digest of the whole value, where it was shortened, or null
     */
    public record Death(
            String reason, @Nullable String error, @Nullable String digest) {}
}
