package dev.weir.intake;

import dev.weir.reference.ReferenceRecord;
import dev.weir.reference.References;
import dev.weir.settings.Settings;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the reference topics say, from their first records on. Its watermark is the time up to which they were read. */
public final class ReferenceTopics {

    private ReferenceTopics() {}

    /**
     * The stream.
     *
     * @param settings with bootstrap, and a stream that names a reference topic
     * @param client Kafka's own client settings, secrets resolved
     * @param boundedness whether it ends where the topics end now: with records that end too
     */
    public static DataStream<ReferenceRecord> of(
            StreamExecutionEnvironment env, Settings settings, Properties client, Boundedness boundedness) {
        References references = References.of(settings);
        return SideTopic.read(
                "references",
                env,
                settings,
                client,
                references.topics(),
                new ReferenceReader(references),
                WatermarkStrategy.forGenerator(
                        context -> new ReadUntil<>(context.getInputActivityClock(), System::currentTimeMillis)),
                boundedness);
    }
}
