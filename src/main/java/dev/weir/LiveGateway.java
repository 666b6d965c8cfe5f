package dev.weir;

import dev.weir.intake.Decisions;
import dev.weir.intake.KafkaIntake;
import dev.weir.intake.PublishedModels;
import dev.weir.intake.PublishedPolicies;
import dev.weir.intake.ReferenceTopics;
import dev.weir.intake.Watermarks;
import dev.weir.learn.TopicShelf;
import dev.weir.model.Learned;
import dev.weir.policy.Governing;
import dev.weir.policy.PolicyGate;
import dev.weir.proof.ProofStage;
import dev.weir.provenance.ProducerKeys;
import dev.weir.publish.PolicyTopic;
import dev.weir.reference.References;
import dev.weir.route.KafkaOutlet;
import dev.weir.route.KafkaRoute;
import dev.weir.settings.Secrets;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.Reviewers;
import dev.weir.topics.TopicIds;
import dev.weir.topics.TopicsCheck;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The gateway against Kafka. */
public final class LiveGateway {

    private final Plan plan;
    private final Properties client;
    private final Reviewers reviewers;

    private LiveGateway(Plan plan, Properties client, Reviewers reviewers) {
        this.plan = plan;
        this.client = client;
        this.reviewers = reviewers;
    }

    /**
     * Reads and checks a settings file.
     *
     * @throws dev.weir.settings.SettingsException when the settings or the policy are not fit for a live run
     */
    public static LiveGateway load(Path file) {
        return of(Plan.live(SettingsFile.loadForRun(file)));
    }

    /** The gateway of a plan whose settings are fit for a live run. */
    public static LiveGateway of(Plan plan) {
        Settings settings = plan.settings();
        return new LiveGateway(plan, Secrets.resolve(settings.kafka().properties()), reviewers(settings));
    }

    /** What it runs by. */
    public Plan plan() {
        return plan;
    }

    /**
     * Compares Kafka with what the job needs: topics, rights, sizes, timestamps, transactions.
     *
     * @throws IllegalStateException listing every problem with the command that mends it
     */
    public void checkTopics() {
        TopicsCheck.Report report = TopicsCheck.run(plan.settings());
        if (!report.problems().isEmpty()) {
            throw new IllegalStateException("Kafka is not ready for this deployment:\n" + report.problemText());
        }
    }

    /** What is published in the models topic by now: the job starts with it, and takes up what comes later by itself. */
    public Learned learned() {
        return new TopicShelf(plan.settings()).newest();
    }

    /** By what it chooses its policies: those that are published by now, and then what the file says. */
    public Governing governing() {
        Settings settings = plan.settings();
        return Governing.of(
                settings,
                plan.policy(),
                reviewers,
                new PolicyTopic(settings).series(plan.policy(), new PolicyGate(settings, reviewers)),
                System.currentTimeMillis());
    }

    private static Reviewers reviewers(Settings settings) {
        String file = settings.review().reviewers();
        return file == null ? Reviewers.NOBODY : Reviewers.load(Path.of(file));
    }

    /** Runs on the cluster that calls this, until it ends. */
    void executeOnCluster() throws Exception {
        checkTopics();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(JobEnvironment.live(plan.settings()));
        connect(env);
        env.execute(name());
    }

    /**
     * Starts in a cluster inside this process.
     *
     * @param conf from {@link JobEnvironment#live} and {@link JobEnvironment#inProcess}
     */
    public JobClient startInProcess(Configuration conf) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(conf);
        connect(env);
        return env.executeAsync(name());
    }

    private void connect(StreamExecutionEnvironment env) {
        Settings settings = plan.settings();
        if (settings.job().parallelism() > 0) {
            env.setParallelism(settings.job().parallelism());
        }
        connect(env, KafkaIntake.source(settings, client).build());
    }

    /** Connects the job to a source of its own: one that ends, for a bench. */
    public void connect(StreamExecutionEnvironment env, Source<Passage, ?, ?> source) {
        Settings settings = plan.settings();
        DataStream<Passage> records =
                env.fromSource(source, Watermarks.of(settings), "source").uid("source");
        DataStream<Passage> proven = proven(records, settings);
        if (References.of(settings).isNeeded()) {
            proven = GatewayJob.referred(
                    settings, proven, ReferenceTopics.of(env, settings, client, source.getBoundedness()));
        }
        DataStream<Passage> all = settings.review().reviewers() == null
                ? proven
                : proven.union(Decisions.of(env, settings, reviewers, client, source.getBoundedness()));
        GatewayJob.connect(
                plan.with(learned()).under(governing()).reading(TopicIds.read(settings)),
                all,
                PublishedModels.of(env, settings, client, source.getBoundedness())
                        .union(PublishedPolicies.of(env, settings, client, source.getBoundedness())),
                KafkaOutlet.sink(settings, client, new KafkaRoute(settings)));
    }

    /** The same records, and nothing more in the job, where no stream asks for signatures. */
    static DataStream<Passage> proven(DataStream<Passage> records, Settings settings) {
        if (!ProofStage.isNeeded(settings)) {
            return records;
        }
        ProducerKeys keys = ProducerKeys.load(
                Path.of(Objects.requireNonNull(settings.provenance().keys(), "provenance.keys")));
        return records.transform("proof", PassageType.INSTANCE, new ProofStage(settings, keys))
                .uid("proof");
    }

    private String name() {
        return "weir " + plan.settings().prefix();
    }
}
