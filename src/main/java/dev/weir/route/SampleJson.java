package dev.weir.route;

import dev.weir.event.Sample;
import java.time.Instant;

/** Samples as JSON, for topic and file. */
public final class SampleJson {

    private SampleJson() {}

    /** The key under which the latest replaces the ones before: {@code customer:17|ratings|rate}. */
    static String key(Sample sample, String stream) {
        return sample.actor().text() + '|' + stream + "|rate";
    }

    /**
     * {@code {"v":1,"stream":…,"check":"rate","actor":…,"actorType":…,"time":…,"events":…,"peaks":[…]}}, with
     * {@code "withdrawn":true} in place of the peaks where there are none.
     *
     * @param stream the name of the sample's stream
     */
    public static byte[] of(Sample sample, String stream) {
        return Document.of(json -> {
            json.writeStringField("stream", stream);
            json.writeStringField("check", "rate");
            json.writeStringField("actor", sample.actor().id());
            json.writeStringField("actorType", sample.actor().type());
            json.writeStringField("time", Instant.ofEpochMilli(sample.time()).toString());
            json.writeNumberField("events", sample.events());
            if (sample.withdrawn()) {
                json.writeBooleanField("withdrawn", true);
            } else {
                json.writeArrayFieldStart("peaks");
                for (int peak : sample.peaks()) {
                    json.writeNumber(peak);
                }
                json.writeEndArray();
            }
        });
    }
}
