package dev.weir.intake;

import dev.weir.settings.Settings;
import dev.weir.sign.Reviewers;
import dev.weir.wire.Passage;
import java.util.Properties;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The stream of reviewers' decisions, from the first on; those that expired are refused, not passed over. */
public final class Decisions {

    private Decisions() {}

    /**
     * The stream.
     *
     * @param settings with bootstrap
     * @param reviewers who may decide
     * @param client Kafka's own client settings, secrets resolved
     * @param boundedness whether it ends where the topic ends now: with records that end too
     */
    public static DataStream<Passage> of(
            StreamExecutionEnvironment env,
            Settings settings,
            Reviewers reviewers,
            Properties client,
            Boundedness boundedness) {
        return SideTopic.read(
                "decisions",
                env,
                settings,
                client,
                settings.decisionsTopic(),
                new DecisionReader(settings, reviewers),
                boundedness);
    }
}
