package dev.weir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The layout as a table, from the nouns up: each package, what it is for, which packages above it in this list it may use,
 * and which libraries. Everything may use the JDK and JSpecify.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are List.of, which the type does not say.
enum Layer {
    CHANCE("how likely is so much by chance alone", libraries()),
    EVENT("the nouns; they must outlive every library", libraries()),
    SETTINGS("weir.yaml and policy.yaml as validated records", libraries(Library.YAML), EVENT),
    WIRE("what passes between operators, as bytes", libraries(Library.FLINK), EVENT),
    METRICS("what it tells a monitoring system, and by which names", libraries(Library.FLINK)),
    MODEL("what the community does, learned", libraries(Library.JSON), EVENT, SETTINGS),

    // Pure functions over small state; they do not know each other.
    SDK("how a producer signs what it sends", libraries()),
    TIMING("is the time of an event believable", libraries(), EVENT, SETTINGS),
    PROVENANCE("who sent it, and was it there before", libraries(Library.JSON, Library.CURVES), EVENT, SETTINGS, SDK),
    RATE("how much, how fast", libraries(), EVENT, SETTINGS, MODEL),
    PROFILE("what it chooses and thinks", libraries(), EVENT, SETTINGS, MODEL),
    FEATURE("are its features made, by row, source and actor", libraries(), CHANCE, EVENT, MODEL),
    BEHAVIOR("does it act as people do, and as it did", libraries(), EVENT, SETTINGS),
    SPENDING("does it pay as it paid before", libraries(), EVENT, SETTINGS),
    REVIEWED(
            "what reviewers would call a contributor, by what they decided about others",
            libraries(),
            EVENT,
            SETTINGS,
            MODEL),
    LABEL("does a label contradict its features, or a source too often", libraries(), CHANCE),
    VERDICT("findings to one verdict", libraries(), EVENT, SETTINGS),
    SIGN("who signed this, and what may they do", libraries(Library.JSON), EVENT, SETTINGS, SDK),
    PRIVACY("by which name is somebody known who was erased", libraries(Library.CRYPTO), EVENT, SETTINGS),
    DECIDE("what a reviewer's decision changes", libraries(Library.JSON), EVENT, SETTINGS, VERDICT, SIGN),

    POLICY("by which policy is an event judged", libraries(Library.FLINK, Library.LOG), EVENT, SETTINGS, VERDICT, SIGN),

    CHAIN("can a record of the audit be taken away or changed without a trace", libraries(Library.JSON)),

    // The stages of the path: they move state, timers and outputs.
    DECODE("bytes to an event or a dead letter", libraries(Library.JSON, Library.AVRO), EVENT, SETTINGS, WIRE),
    INTAKE(
            "Kafka to decoded passages",
            libraries(Library.FLINK, Library.KAFKA, Library.LOG),
            EVENT,
            SETTINGS,
            WIRE,
            SIGN,
            DECIDE,
            POLICY,
            TIMING,
            DECODE),
    PROOF(
            "who signed it, asked before anything else",
            libraries(Library.FLINK, Library.LOG),
            EVENT,
            SETTINGS,
            WIRE,
            PROVENANCE),
    OBJECT(
            "what is happening to one object",
            libraries(Library.FLINK, Library.LOG),
            CHANCE,
            EVENT,
            METRICS,
            SETTINGS,
            WIRE,
            MODEL,
            POLICY),
    ROW(
            "what its features and its label say, beside the rows that came before",
            libraries(Library.FLINK, Library.LOG),
            EVENT,
            SETTINGS,
            WIRE,
            LABEL,
            FEATURE),
    ORDER(
            "what the object stage tells, in the order in which it happened",
            libraries(Library.FLINK),
            EVENT,
            METRICS,
            WIRE),
    CAMPAIGN("who moves as one", libraries(Library.FLINK, Library.LOG), EVENT, WIRE),
    COMPANY("in whose company does one rate", libraries(Library.FLINK), EVENT, METRICS, WIRE),
    SOURCE(
            "does a source behave as it always did",
            libraries(Library.FLINK),
            CHANCE,
            EVENT,
            METRICS,
            SETTINGS,
            WIRE,
            VERDICT),
    ACTOR(
            "the memory of one contributor, and the checks over it",
            libraries(Library.FLINK, Library.LOG),
            EVENT,
            METRICS,
            SETTINGS,
            PRIVACY,
            WIRE,
            MODEL,
            TIMING,
            PROVENANCE,
            RATE,
            PROFILE,
            BEHAVIOR,
            SPENDING,
            REVIEWED,
            VERDICT,
            SOURCE,
            DECIDE,
            POLICY),
    ROUTE(
            "verdicts to topics",
            libraries(Library.FLINK, Library.KAFKA, Library.JSON, Library.LOG),
            EVENT,
            SETTINGS,
            WIRE,
            CHAIN),
    AUDIT(
            "accounts and chains that anybody can check",
            libraries(Library.FLINK, Library.JSON, Library.LOG),
            EVENT,
            METRICS,
            SETTINGS,
            WIRE,
            SIGN,
            CHAIN,
            ROUTE),

    // Beside the path.
    CHART("how figures look on a page that needs nothing beside it", libraries()),
    SORT("more records than fit into memory, in order", libraries()),
    TRAINING(
            "admitted + released - retracted as of a time, with the labels that hold",
            libraries(Library.JSON),
            EVENT,
            SETTINGS,
            PRIVACY,
            SORT),
    PARQUET("the rows of a training set in columns", libraries(Library.JSON, Library.PARQUET), TRAINING),
    TOPICS(
            "the topics and transactions of one deployment; a checkpoint tells which transactions wait for a commit",
            libraries(Library.FLINK, Library.KAFKA, Library.LOG),
            EVENT,
            SETTINGS),
    AUDITOR(
            "does the audit hold, without trust in who wrote it",
            libraries(Library.KAFKA, Library.JSON),
            SETTINGS,
            SIGN,
            CHAIN,
            TOPICS),
    OUTPUT(
            "what a record of an output topic says",
            libraries(Library.KAFKA, Library.JSON),
            EVENT,
            SETTINGS,
            WIRE,
            DECODE,
            ROUTE),
    LEARN(
            "baselines of your own community: samples, gate, models",
            libraries(Library.KAFKA, Library.JSON),
            EVENT,
            SETTINGS,
            MODEL,
            RATE,
            TOPICS),
    PUBLISH(
            "the policies topic, read and written for people",
            libraries(Library.KAFKA),
            SETTINGS,
            POLICY,
            INTAKE,
            TOPICS),
    ROOT(
            "the job put together",
            libraries(Library.FLINK, Library.LOG),
            EVENT,
            SETTINGS,
            PRIVACY,
            WIRE,
            SIGN,
            POLICY,
            PUBLISH,
            MODEL,
            TIMING,
            PROVENANCE,
            RATE,
            PROFILE,
            BEHAVIOR,
            SPENDING,
            VERDICT,
            SOURCE,
            DECODE,
            INTAKE,
            PROOF,
            OBJECT,
            ROW,
            ORDER,
            CAMPAIGN,
            COMPANY,
            ACTOR,
            ROUTE,
            AUDIT,
            TOPICS,
            LEARN),
    LOCAL(
            "a Kafka broker in this process or beside it",
            libraries(Library.KAFKA, Library.BROKER, Library.CLI, Library.LOG)),
    REPLAY(
            "a bounded run over files",
            libraries(Library.FLINK, Library.JSON, Library.LOG),
            EVENT,
            SETTINGS,
            WIRE,
            MODEL,
            TIMING,
            DECODE,
            DECIDE,
            ROUTE,
            SORT,
            TRAINING,
            OUTPUT,
            TOPICS,
            ROOT),
    BACKTEST(
            "what another policy would have changed, for whom and at what cost",
            libraries(Library.JSON, Library.KAFKA),
            CHANCE,
            EVENT,
            SETTINGS,
            WIRE,
            DECODE,
            INTAKE,
            SORT,
            CHART,
            TRAINING,
            TOPICS,
            ROOT,
            REPLAY),
    COLLECT(
            "where the records of a training set come from in a running deployment",
            libraries(Library.KAFKA, Library.JSON),
            EVENT,
            SETTINGS,
            OUTPUT,
            TOPICS,
            TRAINING,
            REPLAY),
    REDRIVE(
            "dead letters back to their input topic, each once",
            libraries(Library.KAFKA, Library.JSON),
            EVENT,
            SETTINGS,
            WIRE,
            ROUTE,
            TOPICS,
            OUTPUT),
    EXPLAIN(
            "the life of one event or actor, from a replay folder or the topics",
            libraries(Library.KAFKA, Library.JSON, Library.LOG),
            EVENT,
            SETTINGS,
            OUTPUT,
            TOPICS,
            REPLAY),
    INDEX(
            "what waits for review, and what is known of it",
            libraries(Library.KAFKA, Library.CRYPTO, Library.JSON, Library.LOG),
            CHANCE,
            EVENT,
            SETTINGS,
            PRIVACY,
            DECIDE,
            OUTPUT,
            ROUTE,
            TOPICS,
            TRAINING),
    REVIEW(
            "a reviewer's act as signed decisions in one transaction, and their answers",
            libraries(Library.KAFKA, Library.JSON),
            EVENT,
            SETTINGS,
            SIGN,
            DECIDE,
            TOPICS,
            OUTPUT,
            INDEX),
    MANIFEST(
            "what exactly is in a training set, who says so, and does it still hold",
            libraries(Library.JSON),
            EVENT,
            SIGN,
            PRIVACY,
            TRAINING,
            PARQUET),
    STORE(
            "what went to training in tables that anybody can read",
            libraries(Library.FLINK, Library.KAFKA, Library.JSON, Library.ICEBERG, Library.LOG),
            EVENT,
            SETTINGS,
            ROUTE,
            TOPICS,
            TRAINING,
            PARQUET,
            COLLECT,
            ROOT),
    LAB("communities and attacks, from a seed", libraries(Library.JSON), EVENT),
    TABLE("data sets with features, labels and sources, and their poisons", libraries()),
    LEARNER("supervised models, and how good they are", libraries(Library.SMILE), EVENT, MODEL, REVIEWED, TABLE),
    TEACH(
            "what decisions teach, from the topics or a replay's folder",
            libraries(Library.KAFKA, Library.JSON),
            EVENT,
            SETTINGS,
            MODEL,
            SIGN,
            DECIDE,
            PROFILE,
            OBJECT,
            SORT,
            TOPICS,
            LEARN,
            REPLAY,
            OUTPUT,
            REVIEWED,
            LEARNER),
    EVALUATE(
            "how well attacks with known truth are found, and what it costs whom",
            libraries(Library.JSON),
            CHART,
            EVENT,
            SETTINGS,
            WIRE,
            MODEL,
            TIMING,
            RATE,
            VERDICT,
            OBJECT,
            ROW,
            CAMPAIGN,
            COMPANY,
            ACTOR,
            LAB,
            TABLE,
            LEARNER),
    BENCH(
            "what each part of the path costs",
            libraries(Library.FLINK, Library.KAFKA, Library.JSON, Library.LOG, Library.PROCESS),
            EVENT,
            SETTINGS,
            WIRE,
            CHAIN,
            MODEL,
            TIMING,
            PROVENANCE,
            RATE,
            PROFILE,
            BEHAVIOR,
            SPENDING,
            VERDICT,
            DECODE,
            INTAKE,
            OBJECT,
            CAMPAIGN,
            COMPANY,
            ACTOR,
            ROUTE,
            AUDIT,
            TOPICS,
            ROOT,
            LOCAL,
            LAB),
    CONSOLE(
            "how a person sees and decides what is held: pages over the index",
            libraries(Library.WEB, Library.CRYPTO, Library.JSON, Library.LOG),
            EVENT,
            SETTINGS,
            SIGN,
            POLICY,
            TOPICS,
            PUBLISH,
            INDEX,
            REVIEW),
    WATCH(
            "what a job cannot know of itself: what waits for review, and for which readers Kafka stands still",
            libraries(Library.HTTP, Library.LOG),
            EVENT,
            SETTINGS,
            METRICS,
            TOPICS,
            INDEX),
    DEMO(
            "everything in one process",
            libraries(Library.FLINK, Library.KAFKA, Library.JSON, Library.LOG),
            EVENT,
            SETTINGS,
            ROUTE,
            TOPICS,
            ROOT,
            SIGN,
            INDEX,
            CONSOLE,
            LOCAL,
            LAB),
    CLI(
            "one file a verb: it reads arguments and prints; it goes through the root, topics, training, replay, teach, lab, evaluate,"
                    + " demo and bench, never into a stage",
            libraries(Library.CLI, Library.JSON, Library.LOG),
            EVENT,
            SETTINGS,
            PRIVACY,
            MODEL,
            SDK,
            PROVENANCE,
            SIGN,
            DECIDE,
            POLICY,
            CHAIN,
            TOPICS,
            PUBLISH,
            AUDITOR,
            ROOT,
            LEARN,
            SORT,
            TRAINING,
            REPLAY,
            REDRIVE,
            COLLECT,
            MANIFEST,
            EXPLAIN,
            INDEX,
            REVIEW,
            LAB,
            TABLE,
            REVIEWED,
            LEARNER,
            TEACH,
            EVALUATE,
            DEMO,
            CONSOLE,
            WATCH,
            STORE,
            BENCH);

    private static final String BASE = "dev.weir";

    private final String why;
    private final List<Library> libraries;
    private final List<Layer> uses;

    Layer(String why, List<Library> libraries, Layer... uses) {
        this.why = why;
        this.libraries = libraries;
        this.uses = List.of(uses);
    }

    /** What the package is for. */
    String why() {
        return why;
    }

    /** The package of this layer. */
    String packageName() {
        return this == ROOT ? BASE : BASE + '.' + name().toLowerCase(Locale.ROOT);
    }

    /** Every package that the classes of this layer may use, in ArchUnit's notation. */
    String[] allowed() {
        List<String> packages = new ArrayList<>(List.of("java..", "org.jspecify..", packageName()));
        uses.forEach(layer -> packages.add(layer.packageName()));
        libraries.forEach(library -> packages.addAll(library.packages));
        return packages.toArray(String[]::new);
    }

    /** The packages that may use Kafka's clients. */
    static String[] withKafka() {
        return Stream.of(values())
                .filter(layer -> layer.libraries.contains(Library.KAFKA))
                .map(Layer::packageName)
                .toArray(String[]::new);
    }

    private static List<Library> libraries(Library... libraries) {
        return List.of(libraries);
    }
}
