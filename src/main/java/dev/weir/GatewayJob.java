package dev.weir;

import dev.weir.actor.ActorKey;
import dev.weir.actor.ActorPlan;
import dev.weir.actor.ActorStage;
import dev.weir.audit.ChainOperator;
import dev.weir.audit.IntakeOperator;
import dev.weir.audit.VerdictOperator;
import dev.weir.campaign.CampaignStage;
import dev.weir.company.CompanyStage;
import dev.weir.company.Opinions;
import dev.weir.object.ObjectStage;
import dev.weir.order.InOrder;
import dev.weir.proof.ProofStage;
import dev.weir.proof.SignedOnce;
import dev.weir.reference.ReferenceRecord;
import dev.weir.reference.ReferenceStage;
import dev.weir.reference.References;
import dev.weir.route.RestoreGuard;
import dev.weir.row.RowStage;
import dev.weir.sequence.Counted;
import dev.weir.sequence.SequenceStage;
import dev.weir.settings.JobSettings;
import dev.weir.settings.Settings;
import dev.weir.source.SourceCap;
import dev.weir.source.SourceStage;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/** The gateway as a Flink job. */
public final class GatewayJob {

    /**
     * How long an alarm or a suspicion may wait for others in a network buffer, in milliseconds. Events fill theirs; a few alarms
     * would wait Flink's 100 ms, twice, while a backlog lets thousands of events pass. With each of these outputs a thread looks that often: with
     * 1 they were most of what a gateway costs to which nothing comes, a twenty-fifth of a core.
     */
    private static final long AT_ONCE = 5;

    /**
     * Subtasks of a stage that sees everything. Its maximum is that of the whole job and not 1, which {@code forceNonParallel} would make
     * it: where the job has one subtask the stage is part of a chain, and Flink moves state only between equal maxima, so that
     * no job could go on with more subtasks than one, or with one again.
     */
    private static final int ONCE = 1;

    private GatewayJob() {}

    /**
     * The path of an event, from decoded to routed.
     *
     * @param plan settings, policy and baselines
     * @param source decoded records, placed on their partition's clock
     * @param published models and policies from now on; its watermark holds nothing back
     * @param sink takes every output: judged events, dead letters, accounts
     */
    public static void connect(
            Plan plan, DataStream<Passage> source, DataStream<byte[]> published, Sink<Passage> sink) {
        Settings settings = plan.settings();
        JobSettings job = settings.job();
        List<String> streams = settings.streamNames();

        SingleOutputStreamOperator<Passage> events = source.transform(
                        "intake", PassageType.INSTANCE, new IntakeOperator(streams))
                .uid("intake");

        DataStream<Passage> unjudged = events.getSideOutput(IntakeOperator.UNJUDGED)
                .process(
                        new RestoreGuard(settings.kafka().transactionTimeout(), job, plan.topics()),
                        PassageType.INSTANCE)
                .name("restore-guard")
                .uid("restore-guard");

        DataStream<Passage> objects = keyed(
                "object",
                once(events, settings).keyBy(ObjectStage::key),
                published,
                new ObjectStage(plan.watched(), job.objectMemory(), plan.governing()));

        SingleOutputStreamOperator<Passage> rows = objects.process(new RowStage(plan.rows()), PassageType.INSTANCE)
                .name("row")
                .uid("row");

        DataStream<Passage> news = withSuspicions(plan, rows).union(unjudged);
        ActorStage actor = new ActorStage(new ActorPlan(
                plan::judges,
                plan.learned(),
                plan.governing(),
                streams,
                job.memory(),
                settings.review(),
                settings.privacy()));
        SingleOutputStreamOperator<Passage> judged = sourced(
                        plan, keyed("actor", news.keyBy(ActorKey::of), published, actor))
                .transform("audit", PassageType.INSTANCE, new VerdictOperator(streams))
                .uid("audit");
        chained(judged, new ChainOperator(settings.audit().key()))
                .sinkTo(sink)
                .name("route")
                .uid("route");
    }

    /**
     * Chains what the audit is to say. With one subtask everything passes, and nothing travels for it; with several, the entries of all
     * come together in one place, and from there go to one subtask of the sink, so that they are written in their order.
     */
    private static DataStream<Passage> chained(SingleOutputStreamOperator<Passage> judged, ChainOperator chain) {
        if (judged.getParallelism() == 1) {
            return judged.transform("chain", PassageType.INSTANCE, chain).uid("chain");
        }
        DataStream<Passage> written = judged.filter(passage -> passage.what() != Passage.What.AUDIT)
                .name("written")
                .uid("written");
        DataStream<Passage> entries = judged.filter(passage -> passage.what() == Passage.What.AUDIT)
                .name("entries")
                .uid("entries");
        DataStream<Passage> links = entries.transform("chain", PassageType.INSTANCE, chain)
                .uid("chain")
                .setParallelism(ONCE);
        return written.union(links.global());
    }

    /**
     * Lets events meet what they refer to, before they count as come in: those that wait for it are in no account until they go on. All others
     * pass beside it.
     *
     * @param settings of which a stream names a reference topic
     * @param told what the reference topics say; its watermark is how far they were read
     */
    public static DataStream<Passage> referred(
            Settings settings, DataStream<Passage> records, DataStream<ReferenceRecord> told) {
        References references = References.of(settings);
        DataStream<Passage> others = records.filter(passage -> !references.has(passage))
                .name("unreferring")
                .uid("unreferring");
        DataStream<Passage> referring =
                records.filter(references::has).name("referring").uid("referring");
        return others.union(referring
                .connect(told)
                .keyBy(references::key, ReferenceRecord::key)
                .transform("reference", PassageType.INSTANCE, new ReferenceStage(references))
                .uid("reference"));
    }

    /** Signed events pay one shuffle more: copies are only found where they meet. Nothing where no stream asks for signatures. */
    private static DataStream<Passage> once(DataStream<Passage> events, Settings settings) {
        return ProofStage.isNeeded(settings)
                ? sequenced(
                        events.keyBy(SignedOnce::key)
                                .process(new SignedOnce(), PassageType.INSTANCE)
                                .name("signed-once")
                                .uid("signed-once"),
                        settings)
                : events;
    }

    /** Events with numbers meet by their key, which is one shuffle more; all others pass beside it. Nothing where no stream's producers count. */
    private static DataStream<Passage> sequenced(DataStream<Passage> events, Settings settings) {
        Counted counted = Counted.of(settings);
        if (!counted.isNeeded()) {
            return events;
        }
        SingleOutputStreamOperator<Passage> others = events.filter(passage -> !counted.has(passage))
                .name("unnumbered")
                .uid("unnumbered");
        SingleOutputStreamOperator<Passage> numbered =
                events.filter(counted::has).name("numbered").uid("numbered");
        return others.union(numbered.keyBy(counted::key)
                .transform(
                        "sequence",
                        PassageType.INSTANCE,
                        new SequenceStage(counted, settings.provenance().window()))
                .uid("sequence"));
    }

    /**
     * Lets sources be compared with their own past, and caps trust by it. With one subtask all passes through both, and nothing travels for
     * it; with several the counts meet in one place, and what it says goes to all. Nothing where no stream's events have a source.
     */
    private static DataStream<Passage> sourced(Plan plan, DataStream<Passage> judged) {
        if (!SourceStage.isNeeded(plan.settings())) {
            return judged;
        }
        List<String> streams = plan.settings().streamNames();
        DataStream<Passage> said = judged;
        if (judged.getParallelism() == 1) {
            said = sources(judged, SourceStage.behindOne(streams));
        } else {
            DataStream<Passage> events = judged.filter(passage -> passage.what() != Passage.What.SOURCE_TALLY)
                    .name("unsourced")
                    .uid("unsourced");
            DataStream<Passage> counts = judged.filter(passage -> passage.what() == Passage.What.SOURCE_TALLY)
                    .name("counts")
                    .uid("counts")
                    .setBufferTimeout(AT_ONCE);
            said = events.union(
                    sources(counts, SourceStage.behindSeveral(streams)).broadcast());
        }
        return said.transform("source-cap", PassageType.INSTANCE, new SourceCap(streams, plan.sources()))
                .uid("source-cap");
    }

    private static DataStream<Passage> sources(DataStream<Passage> counts, SourceStage stage) {
        return counts.transform("sources", PassageType.INSTANCE, stage)
                .uid("sources")
                .setBufferTimeout(AT_ONCE)
                .setParallelism(ONCE);
    }

    /** A stage with a key; what is published goes to all of it, and has no key. */
    private static DataStream<Passage> keyed(
            String name,
            KeyedStream<Passage, String> passages,
            DataStream<byte[]> published,
            TwoInputStreamOperator<Passage, byte[], Passage> stage) {
        StreamExecutionEnvironment env = passages.getExecutionEnvironment();
        TwoInputTransformation<Passage, byte[], Passage> stages = new TwoInputTransformation<>(
                passages.getTransformation(),
                published.broadcast().getTransformation(),
                name,
                stage,
                PassageType.INSTANCE,
                env.getParallelism());
        stages.setStateKeySelectors(passages.getKeySelector(), null);
        stages.setStateKeyType(passages.getKeyType());
        stages.setUid(name);
        env.addOperator(stages);
        return new DataStream<>(env, stages);
    }

    /**
     * Lets the campaign and the company stage speak. They run once; with one subtask before them events pass through them, so
     * that each suspicion arrives right behind its cause, and a replay says the same every time. With several, what they are told
     * comes from each as far as it has come, and is put in order first.
     */
    private static DataStream<Passage> withSuspicions(Plan plan, SingleOutputStreamOperator<Passage> objects) {
        List<String> streams = plan.settings().streamNames();
        if (objects.getParallelism() == 1) {
            return companies(plan, campaigns(ordered(objects, InOrder.behindOne(streams)), streams));
        }
        DataStream<Passage> events = objects.filter(passage -> passage.what() != Passage.What.ALARM)
                .name("events")
                .uid("events");
        DataStream<Passage> alarms = objects.filter(passage -> passage.what() == Passage.What.ALARM)
                .name("alarms")
                .uid("alarms")
                .setBufferTimeout(AT_ONCE);
        DataStream<Passage> opinions = objects.flatMap(new Opinions(plan.asked()))
                .returns(PassageType.INSTANCE)
                .name("opinions")
                .uid("opinions");
        // A copy: the decision itself stays among the others about its contributor, in their order.
        DataStream<Passage> rulings = objects.filter(CampaignStage::learnsFrom)
                .name("rulings")
                .uid("rulings")
                .setBufferTimeout(AT_ONCE);
        InOrder order = InOrder.behindSeveral(streams, plan.disorder());
        DataStream<Passage> suspicions = companies(
                        plan, campaigns(ordered(alarms.union(opinions, rulings), order), streams))
                .filter(passage -> passage.what() != Passage.What.DECISION)
                .name("suspicions")
                .uid("suspicions")
                .setBufferTimeout(AT_ONCE)
                .setParallelism(ONCE);
        return events.union(suspicions);
    }

    /** With one subtask too: a job that goes on with fewer subtasks takes up what waited. */
    private static DataStream<Passage> ordered(DataStream<Passage> told, InOrder order) {
        return told.transform("in-order", PassageType.INSTANCE, order)
                .uid("in-order")
                .setParallelism(ONCE);
    }

    private static DataStream<Passage> companies(Plan plan, DataStream<Passage> opinions) {
        Settings settings = plan.settings();
        CompanyStage stage = new CompanyStage(
                settings.streamNames(), plan.asked(), settings.job().objectMemory());
        return opinions.process(stage, PassageType.INSTANCE)
                .name("company")
                .uid("company")
                .setBufferTimeout(AT_ONCE)
                .setParallelism(ONCE);
    }

    private static DataStream<Passage> campaigns(DataStream<Passage> alarms, List<String> streams) {
        return alarms.process(new CampaignStage(streams), PassageType.INSTANCE)
                .name("campaign")
                .uid("campaign")
                .setBufferTimeout(AT_ONCE)
                .setParallelism(ONCE);
    }

    /**
     * Runs the gateway on the cluster that calls it: {@code --settings weir.yaml}.
     *
     * @throws Exception when the settings, the topics or the job are not fit to start; the message says why
     */
    public static void main(String[] args) throws Exception {
        if (args.length != 2 || !args[0].equals("--settings")) {
            throw new IllegalArgumentException("usage: GatewayJob --settings weir.yaml");
        }
        LiveGateway.load(Path.of(args[1])).executeOnCluster();
    }
}
