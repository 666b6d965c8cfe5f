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
    SETTINGS("weir.yaml and policy.yaml as validated records", libraries(Library.YAML), "event"),
    WIRE("what passes between operators, as bytes", libraries(Library.FLINK), "event"),
    METRICS("what it tells a monitoring system, and by which names", libraries(Library.FLINK)),
    MODEL("what the community does, learned", libraries(Library.JSON), "event settings"),

    // Pure functions over small state; they do not know each other.
    SDK("how a producer signs what it sends", libraries()),
    SIGN("who signed this, and what may they do", libraries(Library.JSON), "event settings sdk"),
    TIMING("is the time of an event believable", libraries(), "event settings"),
    PROVENANCE(
            "who sent it, and was it there before",
            libraries(Library.JSON, Library.SIGNATURES),
            "event settings sdk sign"),
    RATE("how much, how fast", libraries(), "event settings model"),
    PROFILE("what it chooses and thinks", libraries(), "event settings model"),
    FEATURE("are its features made, by row, source and actor", libraries(), "chance event model"),
    BEHAVIOR("does it act as people do, and as it did", libraries(), "event settings"),
    SPENDING("does it pay as it paid before", libraries(), "event settings"),
    REVIEWED(
            "what reviewers would call a contributor, by what they decided about others",
            libraries(),
            "event settings model"),
    LABEL("does a label contradict its features, or a source too often", libraries(), "chance"),
    VERDICT("findings to one verdict", libraries(), "event settings"),
    PRIVACY("by which name is somebody known who was erased", libraries(Library.CRYPTO), "event settings"),
    DECIDE("what a reviewer's decision changes", libraries(Library.JSON), "event settings verdict sign"),
    POLICY("by which policy is an event judged", libraries(Library.FLINK, Library.LOG), "event settings verdict sign"),
    CHAIN("can a record of the audit be taken away or changed without a trace", libraries(Library.JSON)),

    // The stages of the path: they move state, timers and outputs.
    DECODE("bytes to an event or a dead letter", libraries(Library.JSON, Library.AVRO), "event settings wire"),
    REFERENCE(
            "is there what an event says there is",
            libraries(Library.FLINK, Library.JSON, Library.LOG),
            "event metrics settings wire"),
    INTAKE(
            "Kafka to decoded passages",
            libraries(Library.FLINK, Library.KAFKA, Library.LOG),
            "event settings wire sign decide policy timing decode reference"),
    PROOF(
            "who signed it, asked before anything else",
            libraries(Library.FLINK, Library.LOG),
            "event settings wire provenance"),
    SEQUENCE(
            "what did not come, by the numbers of who signed it",
            libraries(Library.FLINK),
            "event metrics settings wire"),
    OBJECT(
            "what is happening to one object",
            libraries(Library.FLINK, Library.LOG),
            "chance event metrics settings wire model policy provenance"),
    ROW(
            "what its features and its label say, beside the rows that came before",
            libraries(Library.FLINK, Library.LOG),
            "event settings wire label feature"),
    ORDER(
            "what the object stage tells, in the order in which it happened",
            libraries(Library.FLINK),
            "event metrics wire"),
    CAMPAIGN("who moves as one", libraries(Library.FLINK, Library.LOG), "chance event wire"),
    COMPANY("in whose company does one rate", libraries(Library.FLINK), "event metrics wire"),
    SOURCE(
            "does a source behave as it always did",
            libraries(Library.FLINK),
            "chance event metrics settings wire verdict"),
    ACTOR(
            "the memory of one contributor, and the checks over it",
            libraries(Library.FLINK, Library.LOG),
            "event metrics settings privacy wire model timing provenance rate profile behavior spending",
            "reviewed verdict reference sequence source decide policy"),
    ROUTE(
            "verdicts to topics",
            libraries(Library.FLINK, Library.KAFKA, Library.JSON, Library.LOG),
            "event settings wire chain"),
    AUDIT(
            "accounts and chains that anybody can check",
            libraries(Library.FLINK, Library.JSON, Library.LOG),
            "event metrics settings wire sign chain route"),

    // Beside the path.
    CHART("how figures look on a page that needs nothing beside it", libraries()),
    SORT("more records than fit into memory, in order", libraries()),
    TRAINING(
            "admitted + released - retracted as of a time, with the labels that hold",
            libraries(Library.JSON),
            "event settings privacy label sort"),
    PARQUET("the rows of a training set in columns", libraries(Library.JSON, Library.PARQUET), "training"),
    TOPICS(
            "the topics and transactions of one deployment; a checkpoint tells which transactions wait for a commit",
            libraries(Library.FLINK, Library.KAFKA, Library.LOG),
            "event settings"),
    AUDITOR(
            "does the audit hold, without trust in who wrote it",
            libraries(Library.KAFKA, Library.JSON),
            "event settings sign chain topics"),
    OUTPUT(
            "what a record of an output topic says",
            libraries(Library.KAFKA, Library.JSON),
            "event settings wire provenance decode route"),
    LEARN(
            "baselines of your own community: samples, gate, models",
            libraries(Library.KAFKA, Library.JSON, Library.LOG),
            "event settings model rate topics"),
    PUBLISH(
            "the policies topic, read and written for people",
            libraries(Library.KAFKA, Library.JSON),
            "settings policy intake topics"),
    ROOT(
            "the job put together",
            libraries(Library.FLINK, Library.LOG),
            "event settings privacy wire sign policy publish model timing provenance rate profile behavior",
            "spending verdict source decode intake proof sequence object row order campaign company actor route audit",
            "topics learn reference"),
    LOCAL(
            "a Kafka broker in this process or beside it",
            libraries(Library.KAFKA, Library.BROKER, Library.CLI, Library.LOG)),
    REPLAY(
            "a bounded run over files",
            libraries(Library.FLINK, Library.JSON, Library.LOG),
            "event settings wire model timing decode decide reference route sort training output topics root"),
    BACKTEST(
            "what another policy would have changed, for whom and at what cost",
            libraries(Library.JSON, Library.KAFKA),
            "chance event metrics settings wire model policy decode intake sort chart training topics learn root replay"),
    COLLECT(
            "where the records of a training set come from in a running deployment",
            libraries(Library.KAFKA, Library.JSON),
            "event settings output topics training replay"),
    REDRIVE(
            "dead letters back to their input topic, each once",
            libraries(Library.KAFKA, Library.JSON),
            "event settings wire route topics output"),
    EXPLAIN(
            "the life of one event or actor, from a replay folder or the topics",
            libraries(Library.KAFKA, Library.JSON, Library.LOG),
            "event settings output topics replay"),
    INDEX(
            "what waits for review, and what is known of it",
            libraries(Library.KAFKA, Library.CRYPTO, Library.JSON, Library.LOG),
            "chance event settings privacy decide output route topics training"),
    REVIEW(
            "a reviewer's act as signed decisions in one transaction, and their answers",
            libraries(Library.KAFKA, Library.JSON),
            "event settings sign decide topics output index"),
    MANIFEST(
            "what exactly is in a training set, who says so, and does it still hold",
            libraries(Library.JSON),
            "event sign privacy training parquet"),
    STORE(
            "what went to training in tables that anybody can read",
            libraries(Library.FLINK, Library.KAFKA, Library.JSON, Library.ICEBERG, Library.LOG),
            "event settings output route topics sort training parquet manifest replay collect root"),
    ALERTS(
            "how alerts come to people who do not read their topic",
            libraries(Library.KAFKA, Library.JSON, Library.CRYPTO),
            "event metrics settings topics"),
    DRIFT(
            "is what is admitted still as it was when it was accepted",
            libraries(Library.KAFKA, Library.JSON),
            "chance event settings route topics output"),
    LAB("communities and attacks, from a seed", libraries(Library.JSON), "event"),
    TABLE("data sets with features, labels and sources, and their poisons", libraries()),
    LEARNER("supervised models, and how good they are", libraries(Library.SMILE), "event model reviewed table"),
    TEACH(
            "what decisions teach, from the topics or a replay's folder",
            libraries(Library.KAFKA, Library.JSON),
            "event settings model sign decide profile object sort topics learn replay output reviewed",
            "learner"),
    EVALUATE(
            "how well attacks with known truth are found, and what it costs whom",
            libraries(Library.JSON),
            "chart event settings wire model timing rate verdict object row campaign company actor lab table",
            "learner"),
    BENCH(
            "what each part of the path costs",
            libraries(Library.FLINK, Library.KAFKA, Library.JSON, Library.LOG, Library.PROCESS),
            "event settings wire chain model timing provenance rate profile behavior spending verdict decode",
            "intake object campaign company actor route audit topics sort root local lab"),
    CONSOLE(
            "how a person sees and decides what is held: pages over the index",
            libraries(Library.WEB, Library.CRYPTO, Library.JSON, Library.LOG),
            "event settings sign policy topics publish learn sort replay backtest index review"),
    WATCH(
            "what a job cannot know of itself: what waits for review, and for which readers Kafka stands still",
            libraries(Library.HTTP, Library.LOG),
            "event settings metrics topics index"),
    DEMO(
            "everything in one process",
            libraries(Library.FLINK, Library.KAFKA, Library.JSON, Library.LOG),
            "event settings route topics sort root sign index console local lab"),
    CLI(
            "one file a verb: it reads arguments and prints; it goes through the root, topics, training, replay, teach, lab, evaluate,"
                    + " demo and bench, never into a stage",
            libraries(Library.CLI, Library.JSON, Library.LOG),
            "event settings metrics privacy model sdk provenance sign decide policy chain topics publish auditor",
            "root learn sort training replay backtest redrive collect manifest explain index review lab",
            "table reviewed learner teach evaluate demo console watch alerts drift store bench");

    private static final String BASE = "dev.weir";

    private final String why;
    private final List<Library> libraries;
    private final List<String> uses;

    Layer(String why, List<Library> libraries, String... uses) {
        this.why = why;
        this.libraries = libraries;
        this.uses = Stream.of(uses).flatMap(line -> Stream.of(line.split(" "))).toList();
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
        uses.forEach(name -> packages.add(above(name).packageName()));
        libraries.forEach(library -> packages.addAll(library.packages));
        return packages.toArray(String[]::new);
    }

    private Layer above(String name) {
        Layer layer = name.equals("root") ? ROOT : valueOf(name.toUpperCase(Locale.ROOT));
        if (layer.ordinal() >= ordinal()) {
            throw new IllegalStateException(name + " stands below " + packageName() + " in this list");
        }
        return layer;
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
