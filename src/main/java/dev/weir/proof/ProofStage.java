package dev.weir.proof;

import dev.weir.event.Alert;
import dev.weir.event.Event;
import dev.weir.event.KeyStanding;
import dev.weir.event.Proof;
import dev.weir.provenance.ProducerKey;
import dev.weir.provenance.ProducerKeys;
import dev.weir.provenance.SignatureVerifier;
import dev.weir.settings.Settings;
import dev.weir.settings.Signatures;
import dev.weir.settings.StreamSettings;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the signatures of events, where their streams ask, and tells how the keys stand, each time that the registry changes. An operator of
 * its own, chained to the source: it needs a clock to read the registry by, also while nothing comes in.
 */
public final class ProofStage extends AbstractStreamOperator<Passage>
        implements OneInputStreamOperator<Passage, Passage> {

    /** How often the registry is looked at: a look is one read of a small file. */
    static final Duration LOOK = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ProofStage.class);

    /** Alerts are of streams; the registry is of all. */
    private static final int ANY_STREAM = 0;

    private static final long serialVersionUID = 1L;

    private final List<String> names;
    private final List<StreamSettings> streams;
    private final Duration window;
    private final String file;
    private final ProducerKeys atStart;
    private transient KeyWatch watch;
    private transient SignatureVerifier verifier;
    private transient @Nullable ScheduledFuture<?> next;

    /**
     * @param settings with a registry
     * @param atStart the registry as it was when the job was made: it holds until a task can read the file itself
     */
    public ProofStage(Settings settings, ProducerKeys atStart) {
        this.names = settings.streamNames();
        this.streams = settings.streamList();
        this.window = settings.provenance().window();
        this.file = Objects.requireNonNull(settings.provenance().keys(), "provenance.keys");
        this.atStart = atStart;
    }

    /** Whether any stream asks for signatures: else nothing of this need be there. */
    public static boolean isNeeded(Settings settings) {
        return settings.streamList().stream().anyMatch(stream -> stream.signatures() != Signatures.IGNORED);
    }

    @Override
    public void open() throws Exception {
        super.open();
        watch = new KeyWatch(Path.of(file));
        KeyWatch.Seen first = watch.look();
        ProducerKeys keys = Objects.requireNonNullElse(first.keys(), atStart);
        use(keys);
        ProcessingTimeService clock = getProcessingTimeService();
        next = clock.registerTimer(
                clock.getCurrentProcessingTime(), now -> news(new KeyWatch.Seen(keys, first.problem()), now));
    }

    @Override
    public void close() throws Exception {
        if (next != null) {
            next.cancel(false);
        }
        super.close();
    }

    @Override
    public void processElement(StreamRecord<Passage> record) {
        Passage passage = record.getValue();
        if (passage.what() != Passage.What.EVENT
                || streams.get(passage.event().stream()).signatures() == Signatures.IGNORED) {
            output.collect(record);
            return;
        }
        Event event = passage.event();
        Proof proof = verifier.check(
                event.payload(),
                names.get(event.stream()),
                event.origin().source(),
                event.origin().arrival());
        output.collect(record.replace(Passage.of(event.detailed(event.details().proven(proof)), passage.context())));
    }

    /** Says what a look at the registry brought, and looks again after a while. */
    private void news(KeyWatch.Seen seen, long now) {
        if (seen.keys() != null) {
            use(seen.keys());
            tell(seen.keys(), now);
        }
        if (seen.problem() != null) {
            warn(seen.problem(), now);
        }
        next = getProcessingTimeService().registerTimer(now + LOOK.toMillis(), later -> news(watch.look(), later));
    }

    private void use(ProducerKeys keys) {
        verifier = new SignatureVerifier(keys, ForgedHeaders.SIGNATURE, window);
    }

    /** One subtask tells; each of them checks by what it read itself. */
    private void tell(ProducerKeys keys, long now) {
        LOG.info("the key registry {} has {} keys", file, keys.keys().size());
        if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() != 0) {
            return;
        }
        for (ProducerKey key : keys.keys()) {
            Instant revoked = key.revokedFrom();
            output.collect(new StreamRecord<>(
                    Passage.of(new KeyStanding(
                            key.id(), key.streams(), revoked == null ? KeyStanding.GOOD : revoked.toEpochMilli(), now)),
                    now));
        }
    }

    private void warn(String problem, long now) {
        LOG.error("the key registry cannot be used; the last good one holds: {}", problem);
        output.collect(new StreamRecord<>(
                Passage.of(new Alert(
                        ANY_STREAM,
                        Alert.Type.KEYS_UNREADABLE,
                        file,
                        "the key registry cannot be used, and the last good one holds: " + problem,
                        now)),
                now));
    }
}
