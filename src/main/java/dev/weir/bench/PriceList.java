package dev.weir.bench;

import dev.weir.Plan;
import dev.weir.actor.ActorMemory;
import dev.weir.actor.ActorMemorySerializer;
import dev.weir.actor.Judge;
import dev.weir.bench.BenchReport.Price;
import dev.weir.chain.MultisetDigest;
import dev.weir.decode.Decoder;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.model.RateBaselines;
import dev.weir.object.ObjectLook;
import dev.weir.object.ObjectState;
import dev.weir.object.Watched;
import dev.weir.route.KafkaRoute;
import dev.weir.route.Written;
import dev.weir.settings.Policy;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The gateway's own steps, each run alone on one thread in this process, without Flink's network, barriers and threads
 * around them and without RocksDB below them. What the whole job costs above their sum is the engine's.
 */
final class PriceList {

    private static final int SAMPLES = 4096;

    private static final long HOUR = 3_600_000;
    private static final long NINE_HOURS = 9 * HOUR;

    /** So few that each one's crowd is full, so many that nobody comes to it twice in a crowd. */
    private static final int OBJECTS = 21;

    private final Load load;
    private final Settings settings;
    private final Policy policy;
    private final Meter meter;
    private final List<Payload> payloads = new ArrayList<>();
    private final List<Passage> events = new ArrayList<>();
    private final List<Passage> judged = new ArrayList<>();
    private final ActorMemory[] memories = new ActorMemory[SAMPLES];
    private final DataOutputSerializer out = new DataOutputSerializer(1024);
    private final DataInputDeserializer in = new DataInputDeserializer();

    PriceList(Load load, Settings settings, Meter meter) {
        this.load = load;
        this.settings = settings;
        this.meter = meter;
        this.policy = Plan.enforcing(settings).policy();
    }

    List<Price> measure() throws Exception {
        prepare();
        return List.of(
                new Price("parse: bytes to event", meter.micros(parse())),
                new Price("envelope: both ways, for two shuffles", 2 * meter.micros(bothWays(events))),
                new Price("object stage: crowd, memory and context", meter.micros(objectStage())),
                new Price("actor stage: checks, memory, verdict", meter.micros(actorStage())),
                new Price("actor stage: its state both ways", meter.micros(actorState())),
                new Price("headers and record for the sink", meter.micros(headers())),
                new Price("audit: fingerprint of an admission, and the digest of all", meter.micros(fingerprints())));
    }

    /** Decoded and judged once in order, so that every step has its input at hand. */
    private void prepare() {
        Decoder decoder = decoder();
        Judge judge = judge();
        for (int n = 0; n < SAMPLES; n++) {
            payloads.add(new Payload(load.key(n), load.value(n), List.of()));
            Passage passage = decoder.decode(payloads.get(n), origin(n), load.from());
            Event event = passage.event();
            events.add(passage);
            ActorMemory memory = ActorMemory.empty();
            for (int before = 0; before < 20; before++) {
                memory = judge.judge(earlier(event, before), passage.context(), memory)
                        .after();
            }
            memories[n] = memory;
            judged.add(judge.judge(event, passage.context(), memory).passage());
        }
    }

    private static Event earlier(Event event, int before) {
        // Somebody who rests at times and takes a new object each time: else something would be found.
        long time = event.time() - (20L - before) * NINE_HOURS - 977_123L * before * before % HOUR;
        return new Event(
                event.stream(),
                event.origin(),
                event.eventId() + before,
                event.actor(),
                event.identity(),
                new Entity(Objects.requireNonNull(event.object()).text() + before),
                event.value(),
                event.action(),
                time,
                event.timing(),
                0,
                event.payload());
    }

    private Meter.Step parse() {
        Decoder decoder = decoder();
        return n -> decoder.decode(payloads.get(n % SAMPLES), origin(n), load.from())
                .event()
                .time();
    }

    private Meter.Step bothWays(List<Passage> passages) {
        return n -> {
            out.clear();
            PassageSerializer.INSTANCE.serialize(passages.get(n % SAMPLES), out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            return PassageSerializer.INSTANCE.deserialize(in).event().time();
        };
    }

    /** Objects that are at hand, with full crowds. */
    private Meter.Step objectStage() {
        Watched stream = Watched.of(BenchFolder.STREAM, stream(), policy.on(BenchFolder.STREAM));
        ObjectLook look = new ObjectLook(List.of(stream), settings.job().objectMemory(), 1);
        ObjectState[] objects = Stream.generate(ObjectState::new).limit(OBJECTS).toArray(ObjectState[]::new);
        long[] seen = new long[1];
        return n -> {
            look.on(events.get(n % SAMPLES).event(), objects[n % OBJECTS], 1, passage -> seen[0]++);
            return seen[0];
        };
    }

    private Meter.Step actorStage() {
        Judge judge = judge();
        return n -> {
            Passage passage = events.get(n % SAMPLES);
            Judge.Outcome outcome = judge.judge(passage.event(), passage.context(), memories[n % SAMPLES]);
            return outcome.after().lastSeen()
                    + outcome.passage().verdict().findings().size();
        };
    }

    private Meter.Step actorState() {
        return n -> {
            out.clear();
            ActorMemorySerializer.INSTANCE.serialize(memories[n % SAMPLES], out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            return ActorMemorySerializer.INSTANCE.deserialize(in).events();
        };
    }

    private Meter.Step headers() {
        KafkaRoute route = new KafkaRoute(settings);
        return n -> {
            ProducerRecord<byte[], byte[]> record =
                    Objects.requireNonNull(route.serialize(judged.get(n % SAMPLES), null, null));
            return record.headers().toArray().length;
        };
    }

    private Meter.Step fingerprints() {
        Written written = new Written();
        MultisetDigest all = new MultisetDigest();
        return n -> {
            all.add(written.event(judged.get(n % SAMPLES).event(), Written.ADMITTED));
            return all.count();
        };
    }

    private Decoder decoder() {
        return Decoder.of(0, stream(), settings.limits(), List.of());
    }

    private Judge judge() {
        RateBaselines baselines = RateBaselines.shipped();
        return new Judge(stream(), policy.on(BenchFolder.STREAM), baselines, new Verdicts(policy.id(), baselines.id()));
    }

    private StreamSettings stream() {
        return settings.streamList().get(0);
    }

    private Origin origin(int n) {
        return new Origin("bench.input", 0, n, load.until());
    }
}
