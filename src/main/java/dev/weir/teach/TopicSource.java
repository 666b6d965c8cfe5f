package dev.weir.teach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.learn.LearnException;
import dev.weir.output.OutputReader;
import dev.weir.output.OutputRecord;
import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The topics of a deployment, from their beginning to where they end now, committed records only. What they no longer keep is
 * forgotten here, too.
 *
 * @param progress told with each record how many were read
 */
public record TopicSource(Settings settings, LongConsumer progress) implements Source {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLEAR = "clear";

    @Override
    public List<Decision> decisions() {
        return Words.topics(settings, progress);
    }

    @Override
    public Set<String> notClear() {
        Set<String> notClear = new HashSet<>();
        read(List.of(settings.standingsTopic()), record -> {
            if (record.value() != null) {
                JsonNode line = JSON.readTree(record.value());
                String actor = FolderSource.actor(line);
                if (line.path("standing").asText().equals(CLEAR)) {
                    notClear.remove(actor);
                } else {
                    notClear.add(actor);
                }
            }
        });
        return notClear;
    }

    /** A held event that was released is in both topics: it counts where it was held. */
    @Override
    public void read(String stream, Deeds deeds) {
        OutputReader reader = new OutputReader(
                settings.streamNames().indexOf(stream),
                Objects.requireNonNull(settings.streams().get(stream), stream),
                settings.limits());
        read(List.of(settings.trainingTopic(stream), settings.quarantineTopic(stream)), record -> {
            if (record.value() == null) {
                return;
            }
            OutputRecord said = reader.read(record);
            Event event = said.event();
            Entity object = event == null ? null : event.object();
            Origin origin = said.origin() == null ? null : Origin.parse(said.origin());
            if (event != null
                    && object != null
                    && origin != null
                    && said.release() == null
                    && event.identity() == Event.Identity.KNOWN
                    && !FolderSource.outOfTime(said.findings().path("findings"))) {
                Deed deed = new Deed(event.actor().text(), object.text(), event.value(), event.time());
                deeds.add(deed, origin.partition(), origin.position());
            }
        });
    }

    private void read(List<String> topics, CommittedRecords.Taker taker) {
        try (CommittedRecords records =
                new CommittedRecords(Cluster.of(settings).clientProperties(), topics)) {
            long[] read = {0};
            records.read(record -> {
                progress.accept(++read[0]);
                taker.take(record);
            });
        } catch (IOException e) {
            throw new LearnException("topics " + String.join(", ", topics) + ": " + e.getMessage(), e);
        }
    }
}
