package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

/** No key may be ignored: a setting that somebody wrote and that does nothing is worse than an error. */
class MisspeltKeyTest {

    /** A file in which every knob stands on a line of its own; {@code #} marks keys that are names. */
    private static final List<String> LINES = """
            prefix: weir-staging
            policy: policy.yaml
            baselines: baselines.json
            streams:
              ratings: #
                topic: shop.ratings
                kind: rating
                format: csv
                tombstone: pass
                fields:
                  actor:
                    type: customer
                    at: [user, session]
                    placeholders: [guest, "0"]
                  object: movie
                  value:
                    at: stars
                    absent: allow
                  action: verb
                  eventId: id
                  time:
                    at: ts
                    unit: ms
                    trust: producer
                    skew: 1m
                    disorder: 2m
                    lateness: 3d
                scale:
                  min: 0.5
                  max: 5
                  step: 0.5
                rows:
                  header: absent
                  columns: [user, session, movie, stars, verb, id, ts]
                  delimiter: ";"
                  quote: "'"
            kafka:
              bootstrap: a:9092
              startFrom: 2026-01-31T00:00:00Z
              discovery: 10s
              idleAfter: 1m
              alignment: 1m
              transactionTimeout: 1h
              topics:
                training: clean.{stream}
                quarantine: held.{stream}
                deadLetters: dead.{stream}
                audit: audit
              properties:
                security.protocol: SSL #
            job:
              parallelism: 4
              checkpointInterval: 10s
              checkpointDir: s3://checkpoints
              memory: 60d
              expiredTransactions: accept
              recreatedTopics: refuse
            limits:
              recordBytes: 500000
              depth: 32
              idBytes: 128
            """.lines().toList();

    @Example
    void theFileItselfIsRight() {
        assertThat(load(String.join("\n", LINES)).streamNames()).containsExactly("ratings");
    }

    @Property(tries = 300)
    void aMisspeltKeyIsRefusedWithItsLine(
            @ForAll("lines") int line,
            @ForAll @IntRange(max = 20) int place,
            @ForAll @CharRange(from = 'a', to = 'z') char letter) {
        // Given
        String text = LINES.get(line);
        String key = text.strip().replaceFirst(":.*", "");
        int at = place % key.length();
        String misspelt = key.substring(0, at) + letter + key.substring(at);
        List<String> lines = IntStream.range(0, LINES.size())
                .mapToObj(i -> i == line ? text.replaceFirst(key + ":", misspelt + ":") : LINES.get(i))
                .toList();

        // When
        String problems = problems(String.join("\n", lines));

        // Then
        assertThat(problems.lines().filter(problem -> problem.contains("unknown key")))
                .singleElement()
                .asString()
                .contains("weir.yaml:" + (line + 1) + ": ")
                .contains(misspelt + ": unknown key; did you mean '" + key + "'? allowed: ");
        assertThat(problems).doesNotContain(" is missing");
    }

    @Provide
    Arbitrary<Integer> lines() {
        return Arbitraries.of(IntStream.range(0, LINES.size())
                .filter(line -> !LINES.get(line).endsWith("#"))
                .boxed()
                .toList());
    }

    private static String problems(String yaml) {
        try {
            return "accepted: " + load(yaml);
        } catch (SettingsException e) {
            return String.join("\n", e.problems());
        }
    }

    private static Settings load(String yaml) {
        try {
            Path folder = Files.createTempDirectory("weir");
            Path file = folder.resolve("weir.yaml");
            try {
                return SettingsFile.load(Files.writeString(file, yaml));
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
