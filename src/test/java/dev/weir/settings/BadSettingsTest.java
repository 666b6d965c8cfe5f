package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message names file, line, key, what is wrong and what is allowed. */
class BadSettingsTest {

    /** Eight valid lines, so that what a case appends begins on line 9. */
    private static final String GOOD = """
            # Ratings of the shop
            streams:
              ratings:
                kind: rating
                fields:
                  actor: /user
                  value: /stars
                  time: {at: /ts, unit: ms}
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> appended() {
        return Stream.of(
                bad(
                        "    scala: {min: 1, max: 5}",
                        ":9: streams.ratings.scala: unknown key; did you mean 'scale'? "
                                + "allowed: topic, kind, format, fields, scale, rows, avro, tombstone, signatures,"
                                + " sequences, reference"),
                bad(
                        "    signatures: required",
                        ":9: streams.ratings.signatures: asks for signatures, but provenance.keys names no registry of keys;"
                                + " give it, or set signatures: ignored"),
                bad(
                        "    sequences: counted",
                        ":9: streams.ratings.sequences: asks for numbers, which stand in signatures, and signatures is"
                                + " ignored; ask for signatures, or set sequences: ignored"),
                bad(
                        "    signatures: requierd",
                        ":9: streams.ratings.signatures: 'requierd' is no choice here; did you mean 'required'? allowed: ignored,"
                                + " preferred, required"),
                bad(
                        "store: {catalog: rest}",
                        ":9: store.catalog: is rest, and uri does not say where the server is; give it"),
                bad(
                        "store: {uri: \"http://c\"}",
                        ":9: store.uri: is of a server, and catalog is folder; remove it, or set catalog: rest"),
                bad(
                        "store: {catalog: rest, uri: \"c:8181\"}",
                        ":9: store.uri: 'c:8181' is no address of a server; write http://host:port/path or https://…"),
                bad(
                        "store: {warehouse: \"s3://b/w\"}",
                        ":9: store.warehouse: 's3://b/w' is no folder on which a commit is one step; allowed: a path, file:/…,"
                                + " hdfs://…; an object store needs catalog: rest"),
                bad(
                        "store: {namespace: a..b}",
                        ":9: store.namespace: 'a..b' is no namespace; allowed: a-z A-Z 0-9 _ -, levels separated by dots"),
                bad(
                        "store: {properties: {type: jdbc}}",
                        ":9: store.properties.type: is given by a key of its own; remove it"),
                bad(
                        "alerts: {webhook: \"ftp://a/b\"}",
                        ":9: alerts.webhook: is no address that can be posted to; write https://host/path without a user or"
                                + " password in it, or where it is kept: ${file:/path}, ${env:NAME}"),
                bad(
                        "alerts: {webhook: \"https://u:p@a/b\"}",
                        ":9: alerts.webhook: is no address that can be posted to; write https://host/path without a user or"
                                + " password in it, or where it is kept: ${file:/path}, ${env:NAME}"),
                bad(
                        "alerts: {webhook: \"https://a/b\", token: t0ken}",
                        ":9: alerts.token: must say where it is kept, as ${file:/path} or ${env:NAME}; a secret does not stand"
                                + " in the settings"),
                bad(
                        "alerts: {secret: \"${env:S}\"}",
                        ":9: alerts.webhook: is missing, and token or secret is for nobody; give it, or remove them"),
                bad("drift: {since: monday}", ":9: drift.since: 'monday' is no date; write it like 2026-01-31"),
                bad("drift: {learnDays: 6}", ":9: drift.learnDays: 6 is out of range; allowed: 7 to 366"),
                bad("store: {commitEvery: 61m}", ":9: store.commitEvery: 61m is out of range; allowed: 1s to 1h"),
                bad("store: {compactEvery: 9s}", ":9: store.compactEvery: 9s is out of range; allowed: 10s to 7d"),
                bad("provenance: {window: 25h}", ":9: provenance.window: 25h is out of range; allowed: 1s to 1d"),
                bad(
                        "    avro: {schema: a.avsc}",
                        ":9: streams.ratings.avro: is for avro; remove it, or set format: avro"),
                bad(
                        "    format: avro\n    avro: {registry: \"http://r\", schema: a.avsc}",
                        ":10: streams.ratings.avro.registry: give either registry or schema: where the schemas of the"
                                + " records are"),
                bad(
                        "    format: avro\n    avro: {registry: \"registry:8081\"}",
                        ":10: streams.ratings.avro.registry: 'registry:8081' is no address of a registry; write it as"
                                + " https://registry:8081"),
                bad(
                        "    format: avro\n    avro: {schema: a.avsc, login: \"a:b\"}",
                        ":10: streams.ratings.avro.login: is for a registry; remove it, or give registry"),
                bad(
                        "bootstrap: broker:9092",
                        ":9: bootstrap: unknown key; it belongs at kafka.bootstrap; "
                                + "allowed: prefix, streams, kafka, job, limits, review, audit, policy, baselines, provenance, store, privacy, alerts, drift"),
                bad(
                        "colour: red",
                        ":9: colour: unknown key; "
                                + "allowed: prefix, streams, kafka, job, limits, review, audit, policy, baselines, provenance, store, privacy, alerts, drift"),
                bad(
                        "    kind: feedback",
                        ":9: streams.ratings.kind: is given twice; first on line 4: remove one of the two"),
                bad("job:\n  parallelism: many", ":10: job.parallelism: 'many' is no whole number; write it like 64"),
                bad("job:\n  parallelism: 1.5", ":10: job.parallelism: '1.5' is no whole number; write it like 64"),
                bad("job:\n  parallelism: [1]", ":10: job.parallelism: must be a whole number, not a list"),
                bad("job:\n  parallelism: 721", ":10: job.parallelism: 721 is out of range; allowed: 0 to 720"),
                bad(
                        "job:\n  parallelism: 4000000000",
                        ":10: job.parallelism: 4000000000 is out of range; " + "allowed: -2147483648 to 2147483647"),
                bad(
                        "job:\n  memory: 30 days",
                        ":10: job.memory: '30 days' is no duration: write 500ms, 5s, 10m, 12h or 7d"),
                bad("job:\n  memory: 6d", ":10: job.memory: 6d is out of range; allowed: 7d to 3650d"),
                bad(
                        "job:\n  memory: 99999999999d",
                        ":10: job.memory: '99999999999d' is too long; " + "allowed: 0s to 36500d, a hundred years"),
                bad(
                        "job:\n  expiredTransactions: acept",
                        ":10: job.expiredTransactions: 'acept' is no choice here; "
                                + "did you mean 'accept'? allowed: refuse, accept"),
                bad(
                        "job:\n  recreatedTopics: no",
                        ":10: job.recreatedTopics: 'no' is no choice here; allowed: refuse, accept"),
                bad(
                        "job: fast",
                        ":9: job: must be a mapping, not a single value; allowed: parallelism, "
                                + "checkpointInterval, checkpointDir, memory, objectMemory, expiredTransactions, recreatedTopics"),
                bad("prefix: we ir", ":9: prefix: 'we ir' is no name; allowed: 1 to 60 of a-z A-Z 0-9 . _ -"),
                bad("prefix: {a: 1}", ":9: prefix: must be text, not a mapping"),
                bad(
                        "prefix: !secret x",
                        ":9: prefix: tags (!name) mean nothing here; "
                                + "put quotes around a text that begins with '!'"),
                bad("    scale: {min: 5, max: 5}", ":9: streams.ratings.scale.max: 5 must be more than min, 5"),
                bad(
                        "    scale: {min: 1, max: 5, step: 0}",
                        ":9: streams.ratings.scale.step: 0 is out of range; " + "allowed: above 0, at most max - min"),
                bad(
                        "    scale: {min: 1, max: .inf}",
                        ":9: streams.ratings.scale.max: '.inf' is no number; write it like 0.5"),
                bad(
                        "    scale: {min: '0,5', max: 5}",
                        ":9: streams.ratings.scale.min: '0,5' is no number; write it like 0.5"),
                bad(
                        "    scale: {min: 1, max: 1e999}",
                        ":9: streams.ratings.scale.max: 1e999 is too large for a number"),
                bad("    scale: {min: 1}", ":9: streams.ratings.scale.max: is missing. The greatest value."),
                bad(
                        "    rows: {header: present}",
                        ":9: streams.ratings.rows: is for csv and tsv; remove it, or set format: csv"),
                bad(
                        "      object: /movie/id\n    format: csv",
                        ":9: streams.ratings.fields.object.at: '/movie/id' is a JSON pointer; "
                                + "write the name or the number (from 1) of a column"),
                bad(
                        "      object: 0\n    format: csv",
                        ":9: streams.ratings.fields.object.at: column number 0 must be 1 or more, and at most 10000"),
                bad(
                        "    format: csv\n    rows: {columns: [user, star, ts]}",
                        ":7: streams.ratings.fields.value.at: there is no column 'stars' in rows.columns; "
                                + "did you mean 'star'? allowed: user, star, ts"),
                bad(
                        "    format: csv\n    rows: {header: absent}",
                        ":10: streams.ratings.rows.header: is absent, so nothing names the columns [user, stars, ts]; "
                                + "give rows.columns, or use column numbers"),
                bad(
                        "    format: csv\n    rows: {delimiter: ';;'}",
                        ":10: streams.ratings.rows.delimiter: ';;' must be one character; " + "write a tab as \"\\t\""),
                bad(
                        "    format: csv\n    rows: {delimiter: \"'\", quote: \"'\"}",
                        ":10: streams.ratings.rows.delimiter: delimiter and quote must be two different characters, and neither a line break"),
                bad(
                        "    format: csv\n    rows: {quote: ','}",
                        ":10: streams.ratings.rows.quote: ',' is the delimiter too; a column's end could not be told"),
                bad(
                        "    format: csv\n    rows: {columns: [user, stars, ts, ts]}",
                        ":10: streams.ratings.rows.columns: names a column twice or not at all"),
                bad(
                        "      object: movie",
                        ":9: streams.ratings.fields.object.at: 'movie' is not a JSON pointer; write '/movie', "
                                + "or set format: csv for rows with columns"),
                bad(
                        "      object: /a~2b",
                        ":9: streams.ratings.fields.object.at: '/a~2b' is not a JSON pointer: "
                                + "write '~' in a key as '~0' and '/' as '~1'"),
                bad(
                        "      object: []",
                        ":9: streams.ratings.fields.object.at: is empty; give at least one JSON pointer "
                                + "(/user/id), column name or column number (from 1)"),
                bad(
                        "      object: [/movie, [/film]]",
                        ":9: streams.ratings.fields.object.at[1]: must be text, not a list"),
                bad(
                        "      object: {at: /movie, type: 'a b'}",
                        ":9: streams.ratings.fields.object.type: 'a b' is no type; "
                                + "allowed: 1 to 40 of a-z A-Z 0-9 _ -"),
                bad(
                        "kafka:\n  bootstrap: localhost",
                        ":10: kafka.bootstrap: 'localhost' names no brokers; "
                                + "write host:port, or several separated by commas"),
                bad(
                        "kafka:\n  startFrom: yesterday",
                        ":10: kafka.startFrom: 'yesterday' is no place to start; "
                                + "allowed: earliest, latest, committed, or a time like 2026-01-31T00:00:00Z"),
                bad(
                        "kafka:\n  properties:\n    group.id: mine",
                        ":11: kafka.properties.group.id: is set by Weir itself, "
                                + "for its promises or from a key of its own; remove it"),
                bad("kafka:\n  properties: [a]", ":10: kafka.properties: must be a mapping of names, not a list"),
                bad(
                        "kafka:\n  topics:\n    training: all",
                        ":11: kafka.topics.training: 'all' must contain {stream}: " + "each stream has its own"),
                bad(
                        "kafka:\n  topics:\n    audit: 'audit.{stream}'",
                        ":11: kafka.topics.audit: 'audit.{stream}' must not "
                                + "contain {stream}: there is one audit topic for all streams"),
                bad(
                        "kafka:\n  topics:\n    training: '{prefx}.{stream}'",
                        ":11: kafka.topics.training: '{prefx}.ratings' "
                                + "is no topic name; allowed: 1 to 249 of a-z A-Z 0-9 . _ -"),
                bad(
                        "kafka:\n  topics:\n    training: '{prefix}.quarantine.{stream}'",
                        ":10: kafka.topics.quarantine: topic "
                                + "'weir.quarantine.ratings' would be the training topic of stream ratings and the quarantine "
                                + "topic of stream ratings; each needs a topic of its own"),
                bad(
                        "    topic: weir.audit",
                        ":9: streams.ratings.topic: topic 'weir.audit' would be the audit topic "
                                + "and the input of stream ratings; each needs a topic of its own"),
                bad("[x]: 1", ":9: a key must be text, not a list"));
    }

    @ParameterizedTest
    @MethodSource("appended")
    void namesLineKeyAndWhatIsAllowed(String lines, String expected) throws IOException {
        assertProblems(GOOD + lines + "\n", expected);
    }

    static Stream<Arguments> whole() {
        return Stream.of(
                bad(
                        "",
                        ":1: streams: is missing. The input streams by name. "
                                + "Allowed: at least one; names of 1 to 60 of a-z A-Z 0-9 . _ -"),
                bad(
                        "- a",
                        ":1: must be a mapping, not a list; allowed: prefix, streams, kafka, job, limits, review, audit, policy, baselines, provenance, store, privacy, alerts, drift"),
                bad("streams: {}", ":1: streams: has no stream; give at least one"),
                bad(
                        "streams:\n  'a b': {kind: feedback, fields: {actor: /a, time: order}}",
                        ":2: streams.a b: 'a b' is no name; allowed: 1 to 60 of a-z A-Z 0-9 . _ -"),
                bad("streams:\n  ratings:\n  clicks:\n", """
                        :2: streams.ratings.kind: is missing. What the records are; it chooses baselines and checks. \
                        Allowed: rating, feedback, transaction, observation
                        :2: streams.ratings.fields: is missing. Where in the record each part of an event stands.
                        :3: streams.clicks.kind: is missing. What the records are; it chooses baselines and checks. \
                        Allowed: rating, feedback, transaction, observation
                        :3: streams.clicks.fields: is missing. Where in the record each part of an event stands."""),
                bad(
                        "streams:\n\tratings:",
                        ":2: is not YAML: found character '\\t(TAB)' that cannot start any token. "
                                + "(Do not use \\t(TAB) for indentation) (while scanning for the next token)"),
                bad(
                        "prefix: *x",
                        ":1: is not YAML: an alias without its anchor; "
                                + "put quotes around a text that begins with '*'"),
                bad(
                        "a: 1\n---\nb: 2",
                        ":2: is not YAML: but found another document " + "(expected a single document in the stream)"),
                bad(
                        "provenance: {keys: k.yaml}\nstreams:\n  s: {kind: feedback, fields: {actor: /a, time: order},"
                                + " signatures: required, sequences: counted}",
                        ":3: streams.s.sequences: needs a clock to say when a number can not come any more, and fields.time is"
                                + " order; set sequences: ignored"),
                bad("[".repeat(21) + "]".repeat(21), ":1: is nested deeper than 20 levels"));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void namesWhatIsWrongWithTheWholeFile(String yaml, String expected) throws IOException {
        assertProblems(yaml, expected);
    }

    private static Arguments bad(String yaml, String problem) {
        return Arguments.of(yaml, problem);
    }

    private void assertProblems(String yaml, String expected) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("weir.yaml"), yaml);

        // When
        SettingsException e = catchThrowableOfType(SettingsException.class, () -> SettingsFile.load(file));

        // Then
        assertThat(e).as("refused").isNotNull();
        assertThat(String.join("\n", e.problems()).replace(file.toString(), "")).isEqualTo(expected);
    }

    @Test
    void aMisspeltRequiredKeyIsOneProblem() throws IOException {
        assertProblems(
                GOOD.replace("actor", "acter"),
                ":6: streams.ratings.fields.acter: unknown key; did you mean 'actor'? "
                        + "allowed: actor, object, value, action, eventId, time, source, currency, counterparty, device,"
                        + " address, reference, features, label");
    }

    @Test
    void allProblemsAreNamedAtOnce() throws IOException {
        assertProblems(
                GOOD.replace("rating\n", "ratng\n").replace("unit: ms", "unit: msec, skew: 0s") + "prefix: ''\n", """
                :4: streams.ratings.kind: 'ratng' is no choice here; did you mean 'rating'? \
                allowed: rating, feedback, transaction, observation
                :8: streams.ratings.fields.time.unit: 'msec' is no choice here; allowed: s, ms, us, ns, iso
                :8: streams.ratings.fields.time.skew: 0s is out of range; allowed: 1s to 1d""");
    }

    @Test
    void twoStreamsCannotShareATopic() throws IOException {
        assertProblems(
                """
                streams:
                  a:
                    topic: t
                    kind: feedback
                    fields: {actor: /a, time: order}
                  b:
                    topic: t
                    kind: feedback
                    fields: {actor: /a, time: order}
                """,
                ":7: streams.b.topic: topic 't' would be the input of stream a and the input of stream b; "
                        + "each needs a topic of its own");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> SettingsFile.load(folder.resolve("no.yaml")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(folder.resolve("no.yaml") + ": there is no such file");
        assertThatThrownBy(() -> SettingsFile.load(folder))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(folder + ": cannot be read");
    }

    @Test
    void textThatIsNotUtf8IsNamedWithItsLine() throws IOException {
        // Given
        Path file = Files.write(folder.resolve("weir.yaml"), "a: 1\nb: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        // When, Then
        assertThatThrownBy(() -> SettingsFile.load(file))
                .hasMessage(file + ":2: is not UTF-8 text; save the file as UTF-8");
    }

    @Test
    void aFileOverTheLimitIsRefused() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("weir.yaml"), "#".repeat(YamlText.MAX_BYTES + 1));

        // When, Then
        assertThatThrownBy(() -> SettingsFile.load(file)).hasMessage(file + ": is larger than 1048576 bytes");
    }

    @Test
    void aliasesCannotExplode() throws IOException {
        // Given
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        Path file = Files.writeString(folder.resolve("weir.yaml"), yaml + "prefix: *a39\n" + GOOD);

        // When, Then
        assertThatThrownBy(() -> SettingsFile.load(file))
                .isInstanceOf(SettingsException.class)
                .message()
                .hasSizeLessThan(10_000);
    }

    @Test
    void wrongFilesDoNotShowSecrets() throws IOException {
        for (String properties : new String[] {
            "  hunter2", "  sasl.password: [hunter2]", "  sasl.password: {hunter2: 1}", "  sasl.password: *hunter2",
            "  sasl.password: !hunter2!x y", "  sasl.password: \"hunter2\n", "  acks: hunter2",
                    "  sasl.password: !hunter2"
        }) {
            // Given
            Path file = Files.writeString(
                    folder.resolve("weir.yaml"), GOOD + "kafka:\n  properties:\n  " + properties + "\n");

            // When, Then
            assertThatThrownBy(() -> SettingsFile.load(file))
                    .isInstanceOf(SettingsException.class)
                    .message()
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void labelsAreJoinedByTimesWithinAWindow() throws IOException {
        String labels = """
                streams:
                  p:
                    kind: transaction
                    fields: {actor: /a, eventId: /id, time: order}
                  l:
                    kind: feedback
                    fields:
                      actor: /a
                      time: /t
                      label: {at: /y, of: /id, stream: p, window: 3651d, maturity: 3650d}
                """;

        assertProblems(labels, ":10: streams.l.fields.label.window: 3651d is out of range; allowed: 0s to 3650d");
        assertProblems(
                labels.replace("3651d", "3650d"),
                ":10: streams.l.fields.label.stream: labels are joined to events by their times, but 'p' has none"
                        + " (time: order); name the field that holds its time");
    }
}
