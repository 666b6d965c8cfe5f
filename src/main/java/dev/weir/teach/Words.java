package dev.weir.teach;

import dev.weir.decide.DecisionGate;
import dev.weir.decide.DecisionJson;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.learn.LearnException;
import dev.weir.output.AnswerReader;
import dev.weir.replay.OutputFolder;
import dev.weir.reviewed.Lessons;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewers;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Decisions that were applied, in their order, as far as they can teach anything ({@link Lessons#counts}) and without the records that they carry: their
 * topic keeps all for ever.
 */
public final class Words {

    private static final Payload NO_RECORD = new Payload(null, new byte[0], List.of());

    private final Map<String, Decision> said = new LinkedHashMap<>();
    private final Set<String> applied = new HashSet<>();

    private Words() {}

    /**
     * From the topics to where they end now: signed by somebody whom the reviewers' file names today, and applied by the job.
     *
     * @param progress told with each record how many were read
     * @throws LearnException when the settings name no reviewers, or a topic cannot be read
     */
    public static List<Decision> topics(Settings settings, LongConsumer progress) {
        String file = settings.review().reviewers();
        if (file == null) {
            throw new LearnException("the settings name no review.reviewers: nobody may decide, so nothing is taught");
        }
        DecisionGate gate = new DecisionGate(Reviewers.load(Path.of(file)), settings);
        Words words = new Words();
        Properties client = Cluster.of(settings).clientProperties();
        long[] read = {0};
        // One after the other: of an answer nothing is kept where its decision teaches nothing.
        try (CommittedRecords decisions = new CommittedRecords(client, List.of(settings.decisionsTopic()));
                CommittedRecords audit = new CommittedRecords(client, List.of(settings.auditTopic()))) {
            decisions.read(record -> {
                progress.accept(++read[0]);
                words.decision(gate, record);
            });
            audit.read(record -> {
                progress.accept(++read[0]);
                words.answer(record);
            });
        } catch (IOException e) {
            throw new LearnException("no decisions: " + e.getMessage(), e);
        }
        return words.applied();
    }

    /**
     * From the file that was given to {@code weir replay --decisions}, as far as these replays applied them.
     *
     * @param file a JSON line each
     * @param folders what the replays wrote
     * @throws LearnException when a file is missing or holds something else
     */
    public static List<Decision> files(Path file, List<Path> folders) {
        Words words = new Words();
        lines(file, line -> words.said(DecisionJson.read(line)));
        for (Path folder : folders) {
            lines(folder.resolve(OutputFolder.DECISIONS), line -> words.answered(AnswerReader.read(line)));
        }
        return words.applied();
    }

    private List<Decision> applied() {
        return said.values().stream()
                .filter(decision -> applied.contains(decision.id()))
                .toList();
    }

    private void decision(DecisionGate gate, ConsumerRecord<byte[], byte[]> record) {
        DecisionGate.Result result = gate.check(
                record.value(),
                header(record, DecisionGate.SIGNATURE),
                header(record, DecisionGate.SECOND),
                record.timestamp(),
                record.key());
        if (result instanceof DecisionGate.Passed passed) {
            said(passed.decision());
        }
    }

    private static byte @Nullable [] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }

    private void answer(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        if (key == null || !new String(key, StandardCharsets.UTF_8).startsWith(AnswerReader.KEY)) {
            return;
        }
        try {
            answered(AnswerReader.read(record.value()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new LearnException(
                    Origin.text(record.topic(), record.partition(), record.offset()) + ": " + e.getMessage(), e);
        }
    }

    private void said(Decision decision) {
        if (Lessons.counts(decision)) {
            said.putIfAbsent(decision.id(), decision.record() == null ? decision : decision.carrying(NO_RECORD));
        }
    }

    /** What was applied under an id is what it was answered for: another decision of the same id came to nothing. */
    private void answered(Answer answer) {
        Decision decision = said.get(answer.decision());
        if (answer.outcome() == Answer.Outcome.APPLIED
                && decision != null
                && (answer.action() == null || answer.action() == decision.action())) {
            applied.add(answer.decision());
        }
    }

    /** Takes the bytes of one line. */
    interface LineTaker {
        void take(byte[] line) throws IOException;
    }

    /** Hands every line that is not blank over, and says where it stands when it is refused. */
    static void lines(Path file, LineTaker taker) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    taker.take(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new LearnException(file + ":" + number + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LearnException(
                    file + ": cannot be read (" + e + "); --from takes folders that `weir replay` wrote", e);
        }
    }
}
