package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay of reviews that name their purchases, which stand in a file. */
class ReplayReferenceIT {

    private static final String SETTINGS = """
            streams:
              reviews:
                kind: rating
                fields:
                  actor: /user
                  object: /item
                  value: /stars
                  reference: /purchase
                  time: {at: /at, unit: s}
                reference: {topic: shop.purchases, actor: /customer, uses: once}
            """;

    @TempDir
    Path folder;

    private Path reviews;
    private Path purchases;

    @BeforeEach
    void writeData() throws IOException {
        reviews = Files.writeString(
                folder.resolve("reviews.jsonl"),
                review("u1", "\"p1\"")
                        + review("u2", "\"p2\"")
                        + review("u3", "\"p3\"")
                        + review("u4", "\"p1\"")
                        + review("u5", "null")
                        + review("u1", "\"p1\""));
        purchases = Files.writeString(folder.resolve("purchases.tsv"), """
                p1\t{"customer":"somebody else"}
                p2\t{"customer":"u2"}
                p1\t{"customer":"u1"}
                p2\tnull
                """);
    }

    @Test
    void whatNamesNoPurchaseOfItsOwnIsHeldAsTheGatewayWouldHoldIt() throws IOException {
        assertThat(replay("--reference", "shop.purchases=" + purchases).status())
                .isZero();

        ReplayFolder out = new ReplayFolder(folder.resolve("out"));
        assertThat(out.objects("admitted.jsonl"))
                .extracting(line -> line.get("actor").asText())
                .containsExactly("u1");
        assertThat(out.lines("held.jsonl"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("it names 'p2', and topic 'shop.purchases' has no such record"),
                        line -> assertThat(line).contains("it names 'p3', and topic"),
                        line -> assertThat(line)
                                .contains("that record of topic 'shop.purchases' is another contributor's"),
                        line -> assertThat(line).contains("it names no record of topic 'shop.purchases'"),
                        line -> assertThat(line).contains("has vouched for another event"));
    }

    @Test
    void withoutTheTopicsFileItWouldSaySomethingElseThanTheGateway() throws IOException {
        assertRefused(replay(), "topic 'shop.purchases'", "give --reference shop.purchases=FILE");
    }

    @Test
    void aFileOfNoTopicOrOfAnotherOrTwiceIsRefused() throws IOException {
        assertRefused(replay("--reference", purchases.toString()), "--reference TOPIC=FILE");
        assertRefused(replay("--reference", "shop.purchases="), "--reference TOPIC=FILE");
        assertRefused(
                replay("--reference", "shop.purchases=" + purchases, "--reference", "shop.orders=" + purchases),
                "--reference shop.orders=",
                "no stream refers to that topic; known: shop.purchases");
        assertRefused(
                replay("--reference", "shop.purchases=" + purchases, "--reference", "shop.purchases=x"),
                "the topic is given twice");
        assertRefused(
                replay("--reference", "shop.purchases=" + folder.resolve("none")), "none", "the file cannot be read");
    }

    private Run replay(String... more) throws IOException {
        Path settings = Files.writeString(folder.resolve("weir.yaml"), SETTINGS);
        List<String> words = new ArrayList<>(List.of(
                "replay",
                "--settings",
                settings.toString(),
                "--input",
                reviews.toString(),
                "--out",
                folder.resolve("out").toString()));
        words.addAll(List.of(more));
        return Run.of(words.toArray(String[]::new));
    }

    private static void assertRefused(Run run, String... words) {
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(words);
    }

    private static String review(String user, String purchase) {
        return "{\"user\":\"%s\",\"item\":\"i\",\"stars\":4,\"at\":1300000000,\"purchase\":%s}\n"
                .formatted(user, purchase);
    }
}
