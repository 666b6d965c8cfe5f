package dev.weir.index;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Entity;
import dev.weir.event.Origin;
import dev.weir.output.OutputReader;
import dev.weir.output.OutputRecord;
import dev.weir.privacy.Pseudonyms;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of the topics into the index. Which it has taken stands beside them: the same record again changes nothing.
 * One thread at a time.
 */
final class IndexWriter {

    private static final Logger LOG = LoggerFactory.getLogger(IndexWriter.class);

    private final Database database;
    private final Duration holdFor;
    private final Duration memory;
    private final @Nullable Lottery lottery;
    private final @Nullable Pseudonyms pseudonyms;
    private boolean isToScrub;
    private final Map<String, Source> sources = new HashMap<>();

    /** What one batch works with. */
    private record Desk(
            Session session,
            CaseBook cases,
            Settlement settlement,
            Quarantine quarantine,
            Admitted admitted,
            News news,
            Docket docket,
            BlindBook blind,
            Erased erased,
            Forgetting forgetting,
            Rounds rounds) {}

    /** How to take the records of one topic. */
    private interface Source {
        void take(Desk desk, ConsumerRecord<byte[], byte[]> record, long now) throws IOException;
    }

    /** Whether cases are worked out at the end of a batch. */
    enum Pace {
        /** They are: somebody looks. */
        LIVE,
        /** They are: somebody looks. But much is still to come, and nothing is known to be old. */
        BEHIND,
        /** They are later: much is still to come. */
        BULK,
        /** All of them are, not only those that changed: nothing more is to come. */
        END
    }

    IndexWriter(Database database, Settings settings, Duration holdFor, @Nullable Lottery lottery) {
        this.lottery = lottery;
        this.pseudonyms = pseudonyms(settings);
        this.database = database;
        this.holdFor = holdFor;
        this.memory = settings.job().memory();
        List<StreamSettings> streams = settings.streamList();
        for (int i = 0; i < streams.size(); i++) {
            String name = settings.streamNames().get(i);
            OutputReader reader = new OutputReader(i, streams.get(i), settings.limits());
            String type = streams.get(i).fields().actor().type();
            Entity nobody = Entity.of(type == null ? "actor" : type, "");
            sources.put(settings.quarantineTopic(name), (desk, record, now) -> {
                OutputRecord said = reader.read(record);
                if (!desk.erased.isGone(said)) {
                    desk.quarantine.held(name, said, record, nobody, now);
                }
            });
            sources.put(settings.trainingTopic(name), (desk, record, now) -> {
                OutputRecord said = reader.read(record);
                if (!desk.erased.isGone(said)) {
                    desk.admitted.take(name, said, record, now);
                }
            });
        }
        sources.put(
                settings.standingsTopic(),
                (desk, record, now) -> desk.news.standing(record.value(), record.timestamp()));
        sources.put(
                settings.retractionsTopic(),
                (desk, record, now) -> desk.news.retraction(value(record), record.timestamp(), now));
        sources.put(settings.alertsTopic(), (desk, record, now) -> desk.news.alert(value(record), record.timestamp()));
        sources.put(
                settings.decisionsTopic(),
                (desk, record, now) -> desk.docket.decided(value(record), record.timestamp(), now));
        sources.put(settings.auditTopic(), (desk, record, now) -> {
            JsonNode json = News.json(value(record));
            switch (json.path("type").asText()) {
                case "account" -> desk.news.account(json, record.timestamp());
                case "answer" -> desk.docket.answered(json, record.timestamp(), now);
                default -> LOG.debug("{} is neither an account nor an answer", place(record));
            }
        });
    }

    List<String> topics() {
        return sources.keySet().stream().sorted().toList();
    }

    /** The next offset of a partition, by its records that were taken; 0 where there are none. */
    long position(TopicPartition partition) {
        return database.read(session -> position(session, partition.topic(), partition.partition()));
    }

    private static long position(Session session, String topic, int partition) {
        return session.number("SELECT next FROM position WHERE topic = ? AND part = ?", topic, partition);
    }

    /**
     * Takes records, in the order of each partition, as one transaction.
     *
     * @param now the time by which deadlines pass, epoch milliseconds
     */
    void take(Iterable<ConsumerRecord<byte[], byte[]>> records, Pace pace, long now) {
        boolean erased = database.write(session -> {
            Desk desk = desk(session);
            Map<TopicPartition, Long> next = new HashMap<>();
            long taken = 0;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                long position = next.computeIfAbsent(partition, of -> position(session, of.topic(), of.partition()));
                if (record.offset() >= position) {
                    take(desk, record, now);
                    taken++;
                    next.put(partition, record.offset() + 1);
                }
            }
            next.forEach((partition, offset) -> session.run(
                    "INSERT INTO position VALUES (?1, ?2, ?3) ON CONFLICT (topic, part) DO UPDATE SET next = ?3",
                    partition.topic(),
                    partition.partition(),
                    offset));
            desk.admitted.forget();
            desk.blind.write();
            desk.settlement.expire(now);
            desk.forgetting.forget(now, taken);
            // Not where nothing comes: how far the hands are is a change, which live pages look for.
            if (pace == Pace.END || pace == Pace.LIVE && taken > 0) {
                desk.rounds.go(now, taken);
            }
            if (pace == Pace.END) {
                desk.cases.distrust();
            }
            if (pace != Pace.BULK) {
                desk.cases.refresh();
            }
            return desk.erased.isNew();
        });
        isToScrub |= erased;
        if (isToScrub) {
            // A page that reads at this moment keeps the log: then it is tried again with the next batch.
            isToScrub = !database.scrub();
        }
    }

    private static @Nullable Pseudonyms pseudonyms(Settings settings) {
        try {
            return Pseudonyms.of(settings.privacy());
        } catch (IllegalArgumentException e) {
            throw new IndexException(String.valueOf(e.getMessage()), e);
        }
    }

    private void take(Desk desk, ConsumerRecord<byte[], byte[]> record, long now) {
        Source source = sources.get(record.topic());
        if (source == null) {
            return;
        }
        try {
            source.take(desk, record, now);
        } catch (IOException
                | TrainingException
                | IllegalArgumentException
                | DateTimeException
                | ArithmeticException e) {
            // Anybody who may write to a topic can write such a record: it must not stop the queue. A year may be
            // beyond milliseconds.
            LOG.warn("{} is not what Weir writes and is left out: {}", place(record), e.getMessage());
        }
    }

    private Desk desk(Session session) {
        CaseBook cases = new CaseBook(session);
        Grouping grouping = new Grouping(session, cases);
        Settlement settlement = new Settlement(session, cases, holdFor);
        BlindBook blind = new BlindBook(session, settlement, lottery);
        Forgetting forgetting = new Forgetting(session, grouping, cases, settlement);
        Erased erased = new Erased(session, pseudonyms, forgetting, grouping, settlement);
        return new Desk(
                session,
                cases,
                settlement,
                new Quarantine(session, grouping, cases, settlement, blind),
                new Admitted(session, settlement, blind),
                new News(session, grouping, erased),
                new Docket(session, settlement, erased),
                blind,
                erased,
                forgetting,
                new Rounds(session, memory));
    }

    private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new IllegalArgumentException("it has no value");
        }
        return record.value();
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return Origin.text(record.topic(), record.partition(), record.offset());
    }
}
