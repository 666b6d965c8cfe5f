package dev.weir.drift;

import dev.weir.drift.DriftFile.Known;
import dev.weir.event.Alert;
import dev.weir.output.OutputReader;
import dev.weir.output.OutputRecord;
import dev.weir.route.CampaignJson;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import dev.weir.topics.CommittedRecords.End;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Counts the days that are over since the last run, compares them, and writes an alert for each episode that began. */
public final class DriftRun {

    /** What was written before midnight may be committed behind it. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private final Settings settings;
    private final DriftFile file;
    private final LocalDate today;
    private final Consumer<String> say;
    private final SecureRandom random = new SecureRandom();

    private DriftRun(Settings settings, DriftFile file, LocalDate today, Consumer<String> say) {
        this.settings = settings;
        this.file = file;
        this.today = today;
        this.say = say;
    }

    /**
     * Runs once.
     *
     * @param state the file of days; made where it is not there
     * @param say is given lines for a person
     * @return how each stream stands, in the order of their names
     * @throws IOException when the file cannot be used, or Kafka does not answer
     */
    public static List<StreamReport> run(Settings settings, Path state, Clock clock, Consumer<String> say)
            throws IOException {
        LocalDate today =
                clock.instant().minus(SETTLED).atOffset(ZoneOffset.UTC).toLocalDate();
        DriftRun run = new DriftRun(settings, DriftFile.read(state), today, say);
        List<StreamReport> reports = new ArrayList<>();
        for (String stream : settings.streamNames()) {
            reports.add(run.stream(stream));
        }
        return reports;
    }

    private StreamReport stream(String stream) throws IOException {
        Known before = known(stream);
        List<Day> days = new ArrayList<>(before.days());
        LocalDate last = before.last();
        LocalDate next = last == null ? first() : last.plusDays(1);
        count(stream, next, days);
        StreamDrift drift =
                StreamDrift.of(days, settings.drift().first(), settings.drift().learnDays());
        List<Alert> alerts = new ArrayList<>();
        for (Episode episode : drift.episodes()) {
            if (last == null || episode.from().isAfter(last)) {
                alerts.add(DriftAlert.of(settings.streamNames().indexOf(stream), stream, drift, episode));
            }
        }
        write(stream, alerts);
        Known now = new Known(days);
        file.put(stream, now, drift.last());
        file.write();
        return StreamReport.of(stream, now, drift, alerts.size());
    }

    /** What is known of a stream, if it is enough for the reference that the settings name. */
    private Known known(String stream) throws IOException {
        Known known = file.of(stream);
        LocalDate since = settings.drift().first();
        if (since != null
                && !known.days().isEmpty()
                && since.isBefore(known.days().get(0).date())) {
            throw new IOException("drift.since is " + since + ", and the days of " + stream + " begin with "
                    + known.days().get(0).date()
                    + "; move the file of --state away to have them counted again as far back as the topic goes, or name"
                    + " a later day");
        }
        return known;
    }

    private LocalDate first() {
        LocalDate since = settings.drift().first();
        return since == null || since.isAfter(today.minusDays(1)) ? today.minusDays(1) : since;
    }

    private void count(String stream, LocalDate from, List<Day> days) throws IOException {
        int number = settings.streamNames().indexOf(stream);
        StreamSettings its = settings.streamList().get(number);
        OutputReader reader = new OutputReader(number, its, settings.limits());
        long[] unreadable = {0};
        try (CommittedRecords records = new CommittedRecords(
                Cluster.of(settings).clientProperties(), List.of(settings.trainingTopic(stream)))) {
            Map<TopicPartition, Long> ends = records.ends(End.COMMITTED);
            sayWhatIsGone(stream, from, records.removedBefore(ends));
            for (LocalDate date = from; date.isBefore(today); date = date.plusDays(1)) {
                DayCount count = new DayCount(Cells.of(its), random.nextLong());
                Map<TopicPartition, Long> starts = records.since(start(date), ends);
                records.read(
                        starts, records.since(start(date.plusDays(1)), ends), CommittedRecords.PATIENCE, record -> {
                            OutputRecord said = reader.read(record);
                            if (said.event() == null) {
                                unreadable[0]++;
                            } else {
                                count.add(said.event());
                            }
                        });
                days.add(count.day(date));
            }
        }
        if (unreadable[0] > 0) {
            say.accept(unreadable[0] + " records of " + settings.trainingTopic(stream)
                    + " cannot be read as the settings say today, and are not counted");
        }
    }

    /** A day whose records are gone looks like one on which nobody came: both are left out of every comparison, and only one of them is news. */
    private void sayWhatIsGone(String stream, LocalDate from, Instant removedBefore) {
        if (!from.isBefore(today) || !removedBefore.isAfter(start(from))) {
            return;
        }
        LocalDate yesterday = today.minusDays(1);
        boolean isAnyLeft = removedBefore.isBefore(start(today));
        LocalDate to = isAnyLeft
                ? removedBefore.minusMillis(1).atOffset(ZoneOffset.UTC).toLocalDate()
                : yesterday;
        String days = to.equals(from) ? from.toString() : from + " to " + to;
        say.accept("of " + days + " records of " + stream + " may be missing: " + settings.trainingTopic(stream)
                + (isAnyLeft ? " has none from before " + removedBefore + " any more" : " has none of them any more")
                + ". They are counted as far as they are left, and a day without any is compared with nothing: run this each day,"
                + " and give the topic a retention (retention.ms, retention.bytes) that is longer than it may be off");
    }

    private void write(String stream, List<Alert> alerts) throws IOException {
        if (alerts.isEmpty()) {
            return;
        }
        try (KafkaProducer<byte[], byte[]> producer = Cluster.of(settings).producer(Map.of())) {
            for (Alert alert : alerts) {
                byte[] key = stream.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(settings.alertsTopic(), key, CampaignJson.of(alert, stream)))
                        .get();
                say.accept(alert.sentence());
            }
        } catch (ExecutionException | KafkaException e) {
            throw new IOException("an alert cannot be written to " + settings.alertsTopic() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was told to end before an alert was written", e);
        }
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
