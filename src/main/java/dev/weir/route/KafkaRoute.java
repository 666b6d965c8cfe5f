package dev.weir.route;

import dev.weir.event.AuditEntry;
import dev.weir.event.Code;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.event.Release;
import dev.weir.event.Sample;
import dev.weir.event.StandingChange;
import dev.weir.event.Verdict;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** From a passage to the record that leaves: topic by verdict, the producer's bytes, Weir's headers. */
public final class KafkaRoute implements KafkaRecordSerializationSchema<Passage>, KafkaDatasetFacetProvider {

    private static final long serialVersionUID = 1L;

    private static final byte[] ADMITTED = ascii(Written.ADMITTED);
    private static final byte[] HELD = ascii(Written.HELD);
    private static final byte[] RELEASED = ascii(Written.RELEASED);
    private static final byte[] DEAD = ascii(Written.DEAD);

    private final List<String> training;
    private final List<String> quarantine;
    private final List<String> deadLetters;
    private final String audit;
    private final String retractions;
    private final String standings;
    private final String alerts;
    private final String samples;
    private final List<String> streams;
    private transient @Nullable ArrivalText arrivals;
    private transient @Nullable Verdict lastVerdict;
    private transient byte @Nullable [] lastPolicy;

    public KafkaRoute(Settings settings) {
        this.streams = settings.streamNames();
        this.training = streams.stream().map(settings::trainingTopic).toList();
        this.quarantine = streams.stream().map(settings::quarantineTopic).toList();
        this.deadLetters = streams.stream().map(settings::deadLetterTopic).toList();
        this.audit = settings.auditTopic();
        this.retractions = settings.retractionsTopic();
        this.standings = settings.standingsTopic();
        this.alerts = settings.alertsTopic();
        this.samples = settings.samplesTopic();
    }

    @Override
    public @Nullable ProducerRecord<byte[], byte[]> serialize(
            Passage passage, @Nullable KafkaSinkContext context, @Nullable Long timestamp) {
        return switch (passage.what()) {
            case JUDGED -> judged(passage);
            case RELEASED -> released(passage);
            case DEAD_LETTER -> dead(passage.deadLetter());
            case RETRACTION -> news(retractions, passage.retraction().subject(), CampaignJson.of(passage.retraction()));
            case STANDING -> standing(passage.standing());
            case ALERT -> {
                String stream = streams.get(passage.alert().stream());
                yield news(alerts, stream, CampaignJson.of(passage.alert(), stream));
            }
            case SAMPLE -> {
                Sample sample = passage.sample();
                String stream = streams.get(sample.stream());
                yield news(samples, SampleJson.key(sample, stream), SampleJson.of(sample, stream));
            }
            case AUDIT -> {
                AuditEntry entry = passage.auditEntry();
                yield new ProducerRecord<>(
                        audit, entry.chain(), entry.key().getBytes(StandardCharsets.UTF_8), entry.json());
            }
            case ANSWER -> null; // Its entry of the audit says all of it.
            case ACCOUNT, ALARM, SUSPICION, OPINION, DECISION, KEY, SOURCE_TALLY, SOURCE_STANDING ->
                throw new IllegalStateException(passage.what() + " reached the sink: a stage did not take it");
            case EVENT, UNPROVEN ->
                throw new IllegalStateException(
                        "event " + passage.event().origin() + " reached the sink without a verdict");
        };
    }

    /** Every topic that this route can name: POOLING needs the list to find a former run's transactions. */
    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        List<String> topics = new ArrayList<>(training);
        topics.addAll(quarantine);
        topics.addAll(deadLetters);
        topics.add(audit);
        topics.add(retractions);
        topics.add(standings);
        topics.add(alerts);
        topics.add(samples);
        return Optional.of(new DefaultKafkaDatasetFacet(DefaultKafkaDatasetIdentifier.ofTopics(topics)));
    }

    /** Of somebody who was erased a tombstone, by which compaction removes what stood there. */
    private ProducerRecord<byte[], byte[]> standing(StandingChange change) {
        return news(standings, change.actor().text(), change.isErasure() ? null : CampaignJson.of(change));
    }

    private static ProducerRecord<byte[], byte[]> news(String topic, String key, byte @Nullable [] json) {
        return new ProducerRecord<>(topic, null, key.getBytes(StandardCharsets.UTF_8), json);
    }

    private ProducerRecord<byte[], byte[]> judged(Passage passage) {
        Event event = passage.event();
        boolean admitted = passage.verdict().ruling() == Verdict.Ruling.ADMIT;
        String topic = (admitted ? training : quarantine).get(event.stream());
        return record(topic, event.payload(), headers(passage, admitted ? ADMITTED : HELD));
    }

    /** To training, as the first verdict found it, with the reason why it goes out after all. */
    private ProducerRecord<byte[], byte[]> released(Passage passage) {
        Event event = passage.event();
        Release release = passage.release();
        List<Header> headers = headers(passage, RELEASED);
        headers.add(header(HeaderNames.RELEASE, Code.of(release.by()) + ": " + release.reason()));
        return record(training.get(event.stream()), event.payload(), headers);
    }

    private List<Header> headers(Passage passage, byte[] word) {
        Event event = passage.event();
        Verdict verdict = passage.verdict();
        List<Header> headers = headers(event.payload(), event.origin(), word);
        headers.add(new RecordHeader(HeaderNames.POLICY, policy(verdict)));
        if (event.eventId() != null) {
            headers.add(header(HeaderNames.EVENT_ID, event.eventId()));
        }
        Proof proof = event.details().proof();
        if (proof != null && proof.key() != null) {
            headers.add(header(HeaderNames.SIGNED_BY, proof.key()));
        }
        if (verdict.trust() < 1) {
            headers.add(header(HeaderNames.TRUST, String.format(Locale.ROOT, "%.4f", verdict.trust())));
        }
        if (!verdict.findings().isEmpty()) {
            headers.add(
                    new RecordHeader(HeaderNames.FINDINGS, FindingsJson.header(verdict.findings(), passage.context())));
        }
        return headers;
    }

    private ProducerRecord<byte[], byte[]> dead(DeadLetter letter) {
        Payload payload = Written.shortened(letter);
        List<Header> headers = headers(payload, letter.origin(), DEAD);
        headers.add(header(HeaderNames.REASON, letter.reason().code()));
        headers.add(header(HeaderNames.ERROR, letter.error()));
        if (letter.reason() == DeadReason.TOO_LARGE) {
            headers.add(new RecordHeader(HeaderNames.DIGEST, Shortened.digestBytes(letter.payload())));
        }
        return record(deadLetters.get(letter.stream()), payload, headers);
    }

    private List<Header> headers(Payload payload, Origin origin, byte[] verdict) {
        List<Header> headers = new ArrayList<>(payload.headers().size() + 6);
        for (Payload.Header header : payload.headers()) {
            headers.add(new RecordHeader(header.name(), header.value()));
        }
        if (arrivals == null) {
            arrivals = new ArrivalText();
        }
        headers.add(header(HeaderNames.ORIGIN, Written.origin(origin, arrivals)));
        headers.add(new RecordHeader(HeaderNames.VERDICT, verdict));
        return headers;
    }

    /** The output's time is the producer's own (the sink's): an input's time may be one that no broker takes. */
    private static ProducerRecord<byte[], byte[]> record(String topic, Payload payload, List<Header> headers) {
        return new ProducerRecord<>(topic, null, null, payload.key(), payload.value(), headers);
    }

    /** Nearly all verdicts share one policy and one set of models: their bytes are made once. */
    private byte[] policy(Verdict verdict) {
        Verdict last = lastVerdict;
        byte[] bytes = lastPolicy;
        if (bytes == null
                || last == null
                || !last.policy().equals(verdict.policy())
                || !last.models().equals(verdict.models())) {
            String text = verdict.models().isEmpty() ? verdict.policy() : verdict.policy() + ';' + verdict.models();
            bytes = text.getBytes(StandardCharsets.UTF_8);
            lastPolicy = bytes;
            lastVerdict = verdict;
        }
        return bytes;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
