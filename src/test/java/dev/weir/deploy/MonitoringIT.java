package dev.weir.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.JobEnvironment;
import dev.weir.LiveGateway;
import dev.weir.Plan;
import dev.weir.TestSettings;
import dev.weir.alerts.Forwarder;
import dev.weir.alerts.Pauses;
import dev.weir.alerts.Progress;
import dev.weir.alerts.Receiver;
import dev.weir.alerts.Webhook;
import dev.weir.index.IndexFeed;
import dev.weir.index.ReviewIndex;
import dev.weir.metrics.Metric;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.topics.Cluster;
import dev.weir.topics.TopicsCreate;
import dev.weir.watch.Endpoint;
import dev.weir.watch.Watch;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A running job, a console's index and a forwarder of alerts tell their metrics; a real Prometheus reads them, a rule fires, the dashboards have series. */
@ExtendWith(Broker.class)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class MonitoringIT {

    private static final int FLOOD = 1_500;
    private static final Pattern SERIES = Pattern.compile("(?m)^([a-zA-Z0-9_]+)(?:\\{(.*)})? [^ ]+$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private static final Duration SCRAPES = Duration.ofSeconds(30);

    /** What nothing happens of here: no decisions, no models, no campaign that takes rows back. */
    private static final List<String> QUIET = List.of(
            "weir_decisions", "weir_model_published_timestamp_seconds", "weir_exposed_rows > 0", "weir_alerts_total");

    @TempDir
    private static Path dir;

    private static KafkaClient kafka;
    private static Settings settings;
    private static JobClient job;
    private static int port;
    private static ReviewIndex index;
    private static IndexFeed feed;
    private static Watch watch;
    private static Receiver receiver;
    private static Thread forwarding;
    private static Endpoint forwarder;

    @BeforeAll
    static void start(KafkaClient client) throws Exception {
        kafka = client;
        String prefix = KafkaClient.uniqueName("told");
        receiver = Receiver.start();
        settings = SettingsFile.loadForRun(Files.writeString(
                TestSettings.live(dir, prefix, kafka.bootstrap()),
                "alerts: {webhook: \"" + receiver.address() + "\"}\n",
                StandardOpenOption.APPEND));
        kafka.createTopicNamed("in." + prefix, 1, Map.of("message.timestamp.type", "LogAppendTime"));
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        port = freePort();
        job = LiveGateway.of(Plan.enforcing(settings))
                .startInProcess(JobEnvironment.inProcess(settings, JobEnvironment.metrics(port)));
        send(FLOOD);
        kafka.awaitCommitted(settings.quarantineTopic("ratings"), 1);
        index = ReviewIndex.open(dir.resolve("index.db"), settings, Duration.ofDays(14));
        feed = index.feed(Cluster.of(settings).clientProperties(), Clock.systemUTC());
        feed.catchUp();
        feed.start();
        watch = Watch.start(
                settings, index, feed, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Clock.systemUTC());
        forward();
    }

    /** Takes the place of {@code weir alerts forward}. */
    private static void forward() throws Exception {
        Progress progress = new Progress(InstantSource.system());
        Forwarder running = new Forwarder(
                settings, Webhook.of(settings.alerts(), Clock.systemUTC()), Pauses.USUAL, progress, line -> {});
        forwarding = new Thread(() -> assertThatThrownBy(running::run).isInstanceOf(InterruptedException.class));
        forwarding.start();
        forwarder = Endpoint.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), progress::told);
    }

    @AfterAll
    static void stop() throws Exception {
        forwarding.interrupt();
        forwarding.join();
        forwarder.close();
        receiver.close();
        Jobs.end(job);
        watch.close();
        feed.close();
        index.close();
    }

    @Test
    void theJobTellsItsMetricsAndFlinkThoseThatTheRulesName() throws IOException {
        // When
        List<MatchResult> series = series(port);
        Set<String> names = names(series);

        // Then
        assertThat(names)
                .containsAll(texts(Metric.Teller.JOB))
                .containsAll(Monitoring.expressions()
                        .flatMap(expr -> Monitoring.names(expr).stream())
                        .filter(name -> name.startsWith("flink_"))
                        .toList());
        Set<String> labels = Arrays.stream(Metric.values())
                .flatMap(metric -> metric.labels().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        labels.addAll(List.of("le", "host", "job_name", "operator_name", "subtask_index", "task_name", "tm_id"));
        assertThat(series.stream()
                        .filter(each -> each.group(1).contains("_weir_"))
                        .flatMap(MonitoringIT::labels))
                .isNotEmpty()
                .isSubsetOf(labels);
    }

    @Test
    void theConsoleTellsItsOwn() throws IOException {
        // When
        List<MatchResult> series = awaitSeries(watch.port());

        // Then
        List<String> expected = texts(Metric.Teller.CONSOLE);
        expected.remove(Metric.DECISIONS.text());
        assertThat(names(series)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(series).extracting(MatchResult::group).contains("weir_kafka_up 1");
        assertThatThrownBy(() -> series("/metrics/more", watch.port())).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void theForwarderTellsItsOwn() throws IOException {
        assertThat(names(awaitSeries(forwarder.port())))
                .containsExactlyInAnyOrderElementsOf(texts(Metric.Teller.FORWARDER));
    }

    @Test
    void aRuleFiresAndTheDashboardsHaveSeries() throws Exception {
        Programs.assumeHas("prometheus", "no real Prometheus reads the metrics");
        try (PrometheusProcess prometheus =
                PrometheusProcess.start(dir, freePort(), port, watch.port(), forwarder.port())) {
            // When
            while (!prometheus.has(
                    "ALERTS{alertname=\"WeirDeadLettersJump\",alertstate=\"firing\",stream=\"ratings\"}")) {
                send(100);
            }

            // Then
            assertThat(prometheus.query("up == 0")).isEmpty();
            long deadline = System.nanoTime() + SCRAPES.toNanos();
            for (Monitoring.Target target : Monitoring.targets()) {
                boolean isQuiet = QUIET.stream().anyMatch(target.expr()::contains);
                boolean hasSeries = isQuiet || prometheus.has(target.expr());
                // An increase needs what was read twice, of each process at times of its own.
                while (!hasSeries && System.nanoTime() < deadline) {
                    send(100);
                    hasSeries = prometheus.has(target.expr());
                }
                assertThat(hasSeries).as("%s has series", target).isTrue();
            }
            assertThat(prometheus.query("{__name__=~\"flink_.*weir_.*|.*KafkaProducer.*\"}"))
                    .as("the relabelling cuts Flink's scope off and drops the clients'")
                    .isEmpty();
        }
    }

    /** One in ten cannot be read. */
    private static void send(int count) {
        kafka.produceRecords(IntStream.range(0, count)
                .mapToObj(i -> new ProducerRecord<>(
                        "in." + settings.prefix(),
                        0,
                        ("k" + i).getBytes(UTF_8),
                        (i % 10 == 0 ? "{" : "{\"user\":\"flooder\",\"movie\":\"m" + i + "\",\"stars\":5}")
                                .getBytes(UTF_8)))
                .toList());
    }

    private static List<String> texts(Metric.Teller teller) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.teller() == teller)
                .flatMap(metric -> metric.type() == Metric.Type.HISTOGRAM
                        ? Stream.of("_bucket", "_sum", "_count").map(metric.text()::concat)
                        : Stream.of(metric.text()))
                .collect(Collectors.toList());
    }

    /** As the relabelling of deploy/prometheus/prometheus.yml makes them. */
    private static Set<String> names(List<MatchResult> series) {
        return series.stream()
                .map(each -> each.group(1).replaceFirst("^flink_.*_(weir_.+)$", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> labels(MatchResult series) {
        return LABEL.matcher(series.group(2)).results().map(label -> label.group(1));
    }

    private static List<MatchResult> awaitSeries(int of) {
        while (true) {
            try {
                return series(of);
            } catch (IOException e) {
                // It has not looked yet; the time limit of the test ends this.
                Thread.onSpinWait();
            }
        }
    }

    private static List<MatchResult> series(int of) throws IOException {
        return series("/metrics", of);
    }

    private static List<MatchResult> series(String path, int of) throws IOException {
        String text = new String(
                URI.create("http://127.0.0.1:" + of + path).toURL().openStream().readAllBytes(), UTF_8);
        return SERIES.matcher(text).results().toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
