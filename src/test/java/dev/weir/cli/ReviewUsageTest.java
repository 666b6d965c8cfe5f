package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code weir review} refuses before it reads a topic. */
class ReviewUsageTest {

    @TempDir
    static Path dir;

    private Path settings;

    @BeforeAll
    static void twoReviewers() throws IOException {
        StringBuilder entries = new StringBuilder("reviewers:\n");
        for (String name : List.of("ana", "bob")) {
            entries.append(Run.of("keys", "generate", "--name", name, "--role", "analyst", "--out", dir.toString())
                    .out());
        }
        Files.writeString(dir.resolve("reviewers.yaml"), entries);
    }

    @BeforeEach
    void theirSettings() throws IOException {
        settings = settings("review: {reviewers: reviewers.yaml}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "release", "reject", "exclude", "clear", "allow", "undo", "due", "approve"})
    void eachVerbExplainsItselfWithAnExample(String verb) {
        Run run = Run.of("review", verb, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("weir review " + verb, "Example", "--settings");
    }

    @Test
    void releaseSaysWhatADeadlineReleases() {
        assertThat(Run.of("review", "release", "--help").out()).contains("--reason deadline", "provenance");
    }

    @Test
    void withoutAVerbItSaysWhichThereAre() {
        assertThat(Run.of("review").status()).isEqualTo(2);
        assertThat(Run.of("review").err())
                .contains(
                        "say list, show, release, reject, exclude, clear, allow, undo, relabel, due, approve or sample");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "release in/0/7 --campaign c           | name events, or give --actor, --campaign or --case: one of these",
                "release                               | name events, or give --actor, --campaign or --case",
                "reject --case c --actor customer:1    | name events, or give --actor, --campaign or --case",
                "exclude                               | name contributors, or give --campaign or --case: one of these",
                "exclude customer:1 --campaign c       | name contributors, or give --campaign or --case: one of these",
                "clear                                 | name contributors, or give --campaign, --case or --policy: one of",
                "clear customer:1 --policy shop@8      | name contributors, or give --campaign, --case or --policy: one of",
                "exclude customer:1 --policy shop@8    | Unknown option: '--policy'",
                "exclude 17                            | entity '17' is not of the form type:id",
                "exclude customer:1 --since yesterday  | 'yesterday'",
                "exclude customer:1 --most 0           | 0 contributors at most; allowed: 1 or more",
                "undo                                  | DECISION",
                "reject in/0/7 --wait soon             | 'soon' is no duration",
            })
    void whatItIsAboutMustBeClear(String line, String why) {
        Run run = decide("ana", "ana", line.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(why);
    }

    @Test
    void aProposalIsWhatProposeWrote() throws IOException {
        Path file = Files.writeString(dir.resolve("p.json"), "{}");

        assertThat(approve(dir.resolve("none.json")).err()).contains("none.json: no such file");
        assertThat(approve(file).err())
                .contains("this is no proposal; allowed: a file that `weir review … --propose` wrote");
        assertThat(approve(file).status()).isEqualTo(2);
    }

    private Run approve(Path file) {
        return Run.of(
                "review",
                "approve",
                file.toString(),
                "--settings",
                settings.toString(),
                "--as",
                "ana",
                "--key",
                dir.resolve("ana.pem").toString());
    }

    @Test
    void aReasonIsOneOfTheList() {
        Run run = Run.of(
                "review",
                "clear",
                "a:1",
                "--settings",
                settings.toString(),
                "--as",
                "ana",
                "--key",
                "x",
                "--reason",
                "fun");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'fun' is no reason; allowed: fake, stolen-account, manipulated");
    }

    @Test
    void somebodyWhoIsNotInTheFileIsRefused() {
        Run run = decide("zoe", "ana", "clear", "customer:1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--as zoe: ", "has nobody of this name; it has ana, bob");
    }

    @Test
    void somebodyElsesKeyIsRefused() {
        Run run = decide("ana", "bob", "clear", "customer:1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("bob.pem: this is not the key of ana in ");
    }

    @Test
    void aKeyThatIsMissingIsNamed() {
        assertThat(decide("ana", "nobody", "clear", "customer:1").err()).contains("nobody.pem: no such file");
    }

    @Test
    void settingsWithoutReviewersTakeNoDecision() throws IOException {
        settings = settings("");

        assertThat(decide("ana", "ana", "clear", "customer:1").err())
                .contains("the settings have no review.reviewers, so the gateway takes nothing from anybody");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--limit 0          | --limit 0; allowed: 1 to 500",
                "--limit 501        | --limit 501; allowed: 1 to 500",
                "--after nonsense   | cursor 'nonsense' is none",
                "--order newest     | 'newest'",
                "--where colour=red | colour",
            })
    void aListThatCannotBeMadeIsRefused(String line, String why) {
        List<String> args = new ArrayList<>(List.of("review", "list", "--settings", settings.toString()));
        args.addAll(List.of(line.split(" ")));

        Run run = Run.of(args.toArray(String[]::new));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(why);
    }

    private Run decide(String who, String key, String... args) {
        List<String> all = new ArrayList<>(List.of("review"));
        all.addAll(List.of(args));
        all.addAll(List.of(
                "--settings",
                settings.toString(),
                "--as",
                who,
                "--key",
                dir.resolve(key + ".pem").toString(),
                "--reason",
                "fake"));
        return Run.of(all.toArray(String[]::new));
    }

    private static Path settings(String more) throws IOException {
        return Files.writeString(dir.resolve("weir.yaml"), """
                streams:
                  ratings:
                    kind: rating
                    topic: shop.ratings
                    fields: {actor: /user, object: /movie, value: /stars, time: {at: /ts, unit: ms}}
                kafka: {bootstrap: "localhost:1"}
                """ + more);
    }
}
