package dev.weir.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a gateway writes in three weeks of a film shop, made up: honest customers, a campaign of 60 accounts on three films, a flood of
 * throw-away accounts, a crowd on one film, single hasty customers, and one who writes scripts into every field.
 */
final class Shop {

    static final String CAMPAIGN = "c-ratings-1439-2026-11-20";

    /** In every field that a producer chooses. */
    static final String SCRIPT = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final Instant now;
    private final Random random = new Random(7);
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long offset;

    Shop(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    /** All records, in the order of their times within each topic. */
    List<ProducerRecord<byte[], byte[]>> records() {
        honest();
        crowd();
        campaign();
        flood();
        hasty();
        scripts();
        minutes();
        alert("campaign", CAMPAIGN, "60 customers rate 3 films as one", Duration.ofHours(20));
        alert("brake", "ratings", "5 established customers in an hour: no more are excluded", Duration.ofHours(3));
        return records;
    }

    /** An event that is held now. */
    ProducerRecord<byte[], byte[]> oneMore(String actor, String object) {
        offset = 1_000_000;
        held(
                actor,
                object,
                5,
                Duration.ZERO,
                findings(finding(
                        "time", "TIME", 8, 4e6, 3e5, 800, "ms ahead", "says that it happens in an hour", "holds")));
        return records.get(0);
    }

    private void honest() {
        for (int day = 21; day > 0; day--) {
            for (int i = 0; i < 60; i++) {
                admitted("u" + random.nextInt(120), "f" + random.nextInt(40), 1 + random.nextInt(5), ago(day, i), 1);
            }
            admitted("u7", "1439", 3, ago(day, 61), 1);
            admitted("u" + (7 + day), "1439", 2 + random.nextInt(3), ago(day, 62), 0.97);
        }
    }

    private void campaign() {
        for (int member = 0; member < 60; member++) {
            String actor = "fake" + (1000 + member);
            for (int film = 0; film < 3; film++) {
                Duration ago = Duration.ofHours(26).minusMinutes(member * 20L + film);
                String object = List.of("1439", "1281", "639").get(film);
                if (member % 9 == 0 && film == 0) {
                    admitted(actor, object, 5, ago.plusHours(2), 0.6);
                }
                held(
                        actor,
                        object,
                        5,
                        ago,
                        findings(
                                finding(
                                        "standing",
                                        "GROUP",
                                        18.4,
                                        1,
                                        1,
                                        0,
                                        "campaigns",
                                        "held for its part in campaign " + CAMPAIGN,
                                        "holds",
                                        "AML.T0020"),
                                finding(
                                        "crowd",
                                        "GROUP",
                                        12.1,
                                        31,
                                        9,
                                        2,
                                        "customers in 6 h",
                                        "31 customers came to this film within 6 h, where 2 would be usual",
                                        "counts",
                                        "AML.T0020",
                                        "OWASP ML02:2023"),
                                finding(
                                        "profile",
                                        "PROFILE",
                                        4.2,
                                        0.97,
                                        0.995,
                                        0.5,
                                        "share of honest profiles",
                                        "its choices are more random than those of 97 in 100 customers",
                                        "counts")));
            }
            for (int filler = 0; filler < 4; filler++) {
                admitted(actor, "f" + random.nextInt(40), 3 + random.nextInt(2), Duration.ofHours(40), 0.9);
            }
            standing(actor, "suspended", CAMPAIGN, "found in campaign " + CAMPAIGN, Duration.ofHours(5));
        }
        retraction("fake1000", Duration.ofHours(5));
    }

    private void flood() {
        for (int i = 0; i < 40; i++) {
            for (int n = 0; n < 5; n++) {
                held(
                        "temp" + i,
                        "f" + random.nextInt(40),
                        random.nextInt(5) + 1,
                        Duration.ofHours(9).minusSeconds(i * 30L + n),
                        findings(finding(
                                "rate",
                                "RATE",
                                9.3,
                                640 + i,
                                402,
                                10,
                                "events in 1 min",
                                (640 + i) + " events in 1 min; 1 in 11,000 honest customers ever does this"
                                        + " (half of them never pass 10)",
                                "holds",
                                "AML.T0046")));
            }
        }
    }

    private void crowd() {
        for (int i = 0; i < 6; i++) {
            held(
                    "u" + (60 + i),
                    "f12",
                    1,
                    Duration.ofDays(13).plusHours(i),
                    findings(finding(
                            "crowd",
                            "GROUP",
                            7.7,
                            14,
                            9,
                            2,
                            "customers in 6 h",
                            "14 customers came to this film within 6 h, where 2 would be usual",
                            "holds")));
        }
    }

    private void hasty() {
        for (int i = 0; i < 14; i++) {
            held(
                    "u" + (20 + i),
                    "f" + i,
                    4,
                    Duration.ofHours(30L + 5 * i),
                    findings(finding(
                            "time",
                            "TIME",
                            6 + i / 4.0,
                            3.6e6 * (i + 1),
                            3e5,
                            800,
                            "ms ahead",
                            "says that it happens " + (i + 1) + " h from now",
                            "holds")));
        }
    }

    private void scripts() {
        ObjectNode value = JSON.createObjectNode()
                .put("user", SCRIPT)
                .put("movie", SCRIPT)
                .put("stars", 5)
                .put("id", SCRIPT)
                .put("ts", now.minusSeconds(4000).toEpochMilli())
                .put("note", "\u202Egnp.exe" + SCRIPT);
        value.putObject("more")
                .put("list", "x".repeat(300))
                .putArray("deep")
                .add(1.50)
                .add(true);
        held(
                value,
                Duration.ofMinutes(61),
                findings(finding("conflict", "PROVENANCE", 11, 2, 1, 0, SCRIPT, SCRIPT, "holds", SCRIPT)));
    }

    private void minutes() {
        for (int minute = 170; minute > 0; minute--) {
            ObjectNode account = JSON.createObjectNode().put("v", 1).put("type", "account");
            ArrayNode tallies = account.putArray("tallies");
            int in = 900 + random.nextInt(200) + (minute % 60 < 9 ? 700 : 0);
            int held = minute % 60 < 9 ? 600 + random.nextInt(90) : random.nextInt(14);
            tally(tallies, "in", in);
            tally(tallies, "admitted", in - held - 3);
            tally(tallies, "held", held);
            tally(tallies, "dead", 3);
            add(settings.auditTopic(), "account", account, Duration.ofMinutes(minute));
        }
    }

    private static void tally(ArrayNode tallies, String what, int count) {
        tallies.addObject().put("stream", "ratings").put("what", what).put("count", count);
    }

    private void held(String actor, String object, double stars, Duration ago, ObjectNode findings) {
        held(rating(actor, object, stars, ago), ago, findings);
    }

    private void held(ObjectNode value, Duration ago, ObjectNode findings) {
        ProducerRecord<byte[], byte[]> record = record(settings.quarantineTopic("ratings"), value, ago, "held");
        record.headers().add("weir-trust", "0.3100".getBytes(UTF_8));
        record.headers().add("weir-findings", findings.toString().getBytes(UTF_8));
        records.add(record);
    }

    private void admitted(String actor, String object, double stars, Duration ago, double trust) {
        ProducerRecord<byte[], byte[]> record =
                record(settings.trainingTopic("ratings"), rating(actor, object, stars, ago), ago, "admitted");
        if (trust < 1) {
            record.headers().add("weir-trust", Double.toString(trust).getBytes(UTF_8));
        }
        records.add(record);
    }

    private ProducerRecord<byte[], byte[]> record(String topic, ObjectNode value, Duration ago, String verdict) {
        Instant at = now.minus(ago);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, null, at.toEpochMilli(), null, value.toString().getBytes(UTF_8));
        offset++;
        record.headers()
                .add("weir-origin", ("shop.ratings/0/" + offset + "@" + at.minusSeconds(2)).getBytes(UTF_8))
                .add("weir-verdict", verdict.getBytes(UTF_8))
                .add("weir-event-id", value.path("id").asText().getBytes(UTF_8))
                .add("weir-policy", "default@1;rate=default@1,profile=default@1".getBytes(UTF_8));
        return record;
    }

    private ObjectNode rating(String actor, String object, double stars, Duration ago) {
        return JSON.createObjectNode()
                .put("user", actor)
                .put("movie", object)
                .put("stars", stars)
                .put("id", "r" + offset)
                .put("ts", now.minus(ago).toEpochMilli());
    }

    private void standing(String actor, String standing, String campaign, String reason, Duration ago) {
        add(
                settings.standingsTopic(),
                "customer:" + actor,
                JSON.createObjectNode()
                        .put("v", 1)
                        .put("actor", actor)
                        .put("actorType", "customer")
                        .put("standing", standing)
                        .put("campaign", campaign)
                        .put("reason", reason)
                        .put("time", now.minus(ago).toString()),
                ago);
    }

    private void retraction(String actor, Duration ago) {
        ObjectNode entry = JSON.createObjectNode()
                .put("v", 1)
                .put("id", CAMPAIGN + "/" + actor)
                .put("op", "retract")
                .put("what", "event")
                .put("actor", actor)
                .put("actorType", "customer")
                .put("reason", "its part in campaign " + CAMPAIGN)
                .put("campaign", CAMPAIGN)
                .put("time", now.minus(ago).toString());
        entry.putArray("streams").add("ratings");
        entry.putArray("objects").add("1439").add("1281").add("639");
        add(settings.retractionsTopic(), "customer:" + actor, entry, ago);
    }

    private void alert(String type, String subject, String sentence, Duration ago) {
        add(
                settings.alertsTopic(),
                "ratings",
                JSON.createObjectNode()
                        .put("v", 1)
                        .put("stream", "ratings")
                        .put("type", type)
                        .put("subject", subject)
                        .put("sentence", sentence)
                        .put("time", now.minus(ago).toString()),
                ago);
    }

    private void add(String topic, String key, ObjectNode value, Duration ago) {
        records.add(new ProducerRecord<>(
                topic,
                null,
                now.minus(ago).toEpochMilli(),
                key.getBytes(UTF_8),
                value.toString().getBytes(UTF_8)));
    }

    private static ObjectNode findings(ObjectNode... findings) {
        ObjectNode header = JSON.createObjectNode().put("v", 1);
        header.putArray("findings").addAll(List.of(findings));
        header.putObject("context")
                .put("count", 42)
                .put("mean", 3.1)
                .put("spread", 0.9)
                .put("recent", 12.5);
        return header;
    }

    private static ObjectNode finding(
            String check,
            String family,
            double surprisal,
            double observed,
            double threshold,
            double baseline,
            String unit,
            String sentence,
            String weight,
            String... tags) {
        ObjectNode finding = JSON.createObjectNode()
                .put("check", check)
                .put("family", family)
                .put("weight", weight)
                .put("surprisal", surprisal)
                .put("observed", observed)
                .put("threshold", threshold)
                .put("baseline", baseline)
                .put("unit", unit)
                .put("sentence", sentence);
        ArrayNode all = finding.putArray("tags");
        List.of(tags).forEach(all::add);
        return finding;
    }

    private static Duration ago(int days, int minutes) {
        return Duration.ofDays(days).minusMinutes(minutes * 9L);
    }
}
