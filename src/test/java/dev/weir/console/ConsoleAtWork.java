package dev.weir.console;

import dev.weir.index.IndexFeed;
import dev.weir.index.ReviewIndex;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.KeyFile;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A console over the {@link Shop}'s topics on a real broker, with a gateway that answers. */
final class ConsoleAtWork implements AutoCloseable {

    static final String PASSWORD = "wet gravel sings softly";

    private final KafkaClient kafka;
    private final Settings settings;
    private final ReviewIndex index;
    private final IndexFeed feed;
    private final Console console;
    private final PretendGateway gateway;

    private ConsoleAtWork(
            KafkaClient kafka,
            Settings settings,
            ReviewIndex index,
            IndexFeed feed,
            Console console,
            PretendGateway gateway) {
        this.kafka = kafka;
        this.settings = settings;
        this.index = index;
        this.feed = feed;
        this.console = console;
        this.gateway = gateway;
    }

    /** Starts it, with everything that the shop's topics hold read. */
    static ConsoleAtWork start(KafkaClient kafka, Path dir) throws IOException {
        Settings settings = settings(kafka, dir);
        TopicsCreate.run(settings, TopicsCreate.Inputs.CREATE);
        fill(kafka, new Shop(settings, Instant.now()).records());
        List<Signer> signers = List.of(
                Signer.of("ana", Role.ANALYST),
                Signer.of("lea", Role.LEAD),
                Signer.of("lou", Role.LEAD),
                Signer.of("vic", Role.VIEWER),
                Signer.of("nokey", Role.LEAD));
        for (Signer signer : signers.subList(0, 4)) {
            KeyFile.write(dir.resolve(signer.reviewer().name() + ".pem"), signer.key());
        }
        Reviewers reviewers =
                new Reviewers(signers.stream().map(Signer::reviewer).toList());
        ReviewIndex index = ReviewIndex.open(dir.resolve("index.db"), settings, Duration.ofDays(14));
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", kafka.bootstrap());
        IndexFeed feed = index.feed(client, Clock.systemUTC());
        feed.catchUp();
        feed.start();
        Path users = dir.resolve("users");
        Files.writeString(
                users,
                String.join(
                        "\n",
                        signers.stream()
                                .map(signer -> QuickHash.line(signer.reviewer().name(), PASSWORD))
                                .toList()));
        Console console = Console.start(
                settings,
                index,
                new Console.Access("127.0.0.1", 0, reviewers, LocalUsers.read(users), null, dir),
                Clock.systemUTC());
        return new ConsoleAtWork(
                kafka, settings, index, feed, console, PretendGateway.start(kafka, settings, reviewers));
    }

    /** The broker forgets a producer whose records are older than a day, so these come from one that it need not know. */
    static void fill(KafkaClient kafka, List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer =
                kafka.producer(Map.of(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "false"))) {
            records.forEach(producer::send);
            producer.flush();
        }
    }

    /** The address of a path. */
    String at(String path) {
        return "http://127.0.0.1:" + console.port() + path;
    }

    /** Holds one event more. */
    void hold(String actor, String object) {
        fill(kafka, List.of(new Shop(settings, Instant.now()).oneMore(actor, object)));
    }

    /** Sends records to the input topic, which nobody judges here. */
    void arrive(List<String> records) {
        kafka.produce(settings.streamList().get(0).topic(), records);
    }

    /** Whether the gateway holds an event, whatever the pages say of it. */
    boolean isHeld(String origin) {
        return index.item(origin).isPresent();
    }

    PretendGateway gateway() {
        return gateway;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        console.close();
        gateway.close();
        feed.close();
        index.close();
    }

    static Settings settings(KafkaClient kafka, Path dir) throws IOException {
        String name = KafkaClient.uniqueName("weir");
        return SettingsFile.loadForRun(
                Files.writeString(dir.resolve("weir.yaml"), """
                prefix: %s
                streams:
                  ratings:
                    kind: rating
                    topic: %s.in
                    fields:
                      actor: {type: customer, at: [/user]}
                      object: {type: film, at: [/movie]}
                      value: /stars
                      eventId: /id
                      time: {at: /ts, unit: ms}
                      label: {at: /label, values: [fraud, genuine]}
                kafka: {bootstrap: "%s"}
                review: {fourEyes: [allow, policy], blind: {share: 0.03, mostADay: 8, seed: "a seed that nobody knows"}}
                """.formatted(name, name, kafka.bootstrap())));
    }
}
