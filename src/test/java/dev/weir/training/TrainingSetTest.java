package dev.weir.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSetTest {

    private static final double MILLISECOND = 1.0 / Lives.DAY;

    @Test
    void aLabelOfItsOwnStreamStandsWhereALabelStandsAndAllOtherBytesStay() {
        // Given
        String payment = Lives.payment(1, "e1", "c1", 100, null);

        // When
        Build build = Build.of(payment, Lives.said(1, "e1", "fraud", 103, "visa"));

        // Then
        assertThat(build.rows())
                .containsExactly(payment.replace(
                        "\"source\"",
                        "\"label\":\"fraud\",\"labelTime\":\"" + Lives.iso(103)
                                + "\",\"labelSource\":\"visa\",\"mature\":true,\"source\""));
        assertThat(build.counts().rows()).isEqualTo(1);
        assertThat(build.counts().joined()).isEqualTo(1);
        assertThat(build.counts().labels()).isEqualTo(1);
    }

    @Test
    void aStreamThatNobodyLabelsKeepsItsBytes() {
        String rating = "{\"v\":1,\"origin\":\"r.csv:7\",\"stream\":\"ratings\",\"kind\":\"rating\",\"actor\":\"a\","
                + "\"actorType\":\"actor\",\"order\":6,\"verdict\":\"admitted\",\"trust\":1.0,\"policy\":\"default@1\"}";

        assertThat(Build.of(rating).rows()).containsExactly(rating);
    }

    @Test
    void theNewestVersionCountsAndOfTwoAtOneTimeTheLaterLine() {
        String payment = Lives.payment(1, "e1", "c1", 100, "genuine");

        assertThat(label(Build.of(payment))).isEqualTo("genuine");
        assertThat(label(Build.of(
                        payment, Lives.said(3, "e1", "won", 109, null), Lives.said(2, "e1", "fraud", 104, null))))
                .isEqualTo("won");
        assertThat(label(Build.of(
                        payment, Lives.said(3, "e1", "fraud", 104, null), Lives.said(2, "e1", "won", 104, null))))
                .isEqualTo("fraud");
        assertThat(label(Build.of(payment, Lives.said(2, "e1", "early", 99, null))))
                .as("what came with the event is newer than what was said before it")
                .isEqualTo("genuine");
    }

    @Test
    void aLabelOfAnotherEventOrOfNoneAddsNoRow() {
        Build build = Build.of(Lives.payment(1, "e1", "c1", 100, null), Lives.said(2, "e2", "fraud", 101, null));

        assertThat(build.rows()).hasSize(1);
        assertThat(label(build)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, fraud", "0, fraud", "1, ''"})
    void theWindowHoldsBothWays(int milliseconds, String label) {
        double off = 10 + milliseconds * MILLISECOND;
        String payment = Lives.payment(1, "e1", "c1", 100, null);

        assertThat(label(Build.of(payment, Lives.said(2, "e1", "fraud", 100 + off, null))))
                .isEqualTo(label);
        assertThat(label(Build.of(payment, Lives.said(2, "e1", "fraud", 100 - off, null))))
                .isEqualTo(label);
    }

    @Test
    void aLabelBeyondTheWindowDoesNotHideOneWithin() {
        Build build = Build.of(
                Lives.payment(1, "e1", "c1", 100, null),
                Lives.said(2, "e1", "fraud", 105, null),
                Lives.said(3, "e1", "late", 111, null));

        assertThat(label(build)).isEqualTo("fraud");
    }

    @ParameterizedTest
    @CsvSource({"-1, ''", "0, fraud", "1, fraud"})
    void aLabelCountsFromTheMomentThatItWasSaid(int milliseconds, String label) {
        Build build = Build.of(
                Build.asOf(103 + milliseconds * MILLISECOND),
                List.of(),
                List.of(Lives.payment(1, "e1", "c1", 100, null), Lives.said(2, "e1", "fraud", 103, null)));

        assertThat(label(build)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    void anEventCountsFromItsTimeAndAReleasedOneFromItsRelease(int milliseconds, int rows) {
        String admitted = Lives.payment(1, "e1", "c1", 100, null);
        String released = Lives.payment(1, "e1", "c1", 60, null)
                .replace(
                        "\"verdict\":\"admitted\",",
                        "\"verdict\":\"released\",\"release\":{\"by\":\"policy\",\"reason\":\"r\",\"time\":\""
                                + Lives.iso(100) + "\"},");

        Recipe recipe = Build.asOf(100 + milliseconds * MILLISECOND);
        assertThat(Build.of(recipe, List.of(), List.of(admitted)).rows()).hasSize(rows);
        assertThat(Build.of(recipe, List.of(), List.of(released)).rows()).hasSize(rows);
        assertThat(Build.of(recipe, List.of(), List.of(released)).counts().later())
                .isEqualTo(1 - rows);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true"})
    void aRowIsMatureFromAnAgeOn(int milliseconds, boolean mature) {
        // Given
        double now = 105 + milliseconds * MILLISECOND;
        List<String> payment = List.of(Lives.payment(1, "e1", "c1", 100, "genuine"));

        // When
        Build all = Build.of(Build.asOf(now), List.of(), payment);
        Build onlyMature =
                Build.of(new Recipe(Lives.millis(now), Lives.millis(now), Recipe.Rows.MATURE, 0), List.of(), payment);

        // Then
        assertThat(all.rows().get(0)).contains("\"mature\":" + mature + ",");
        assertThat(onlyMature.rows()).hasSize(mature ? 1 : 0);
        assertThat(onlyMature.counts().immature()).isEqualTo(mature ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"0.49, ''", "0.5, fraud", "0.51, fraud"})
    void aLabelWithTooLittleTrustIsNoLabel(double trust, String label) {
        Build build = Build.of(
                new Recipe(Long.MAX_VALUE, Lives.millis(1000), Recipe.Rows.ALL, 0.5),
                List.of(),
                List.of(
                        Lives.payment(1, "e1", "c1", 100, null),
                        Lives.said(2, "e1", "fraud", 103, null, "bank", trust)));

        assertThat(label(build)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"-1, fraud", "0, ''", "1, ''"})
    void aRetractionCountsFromItsTimeAndAReinstatementLikewise(int milliseconds, String label) {
        // Given
        Recipe recipe = Build.asOf(120 + milliseconds * MILLISECOND);
        List<String> lines =
                List.of(Lives.payment(1, "e1", "c1", 100, null), Lives.said(2, "e1", "fraud", 103, "visa"));
        Retraction retract =
                Retraction.ofLabels("r", null, "visa", "chargebacks", Lives.millis(90), "flips", Lives.millis(120));
        Retraction before =
                Retraction.ofLabels("r", null, "visa", "chargebacks", Lives.millis(90), "flips", Lives.millis(110));

        // When, Then
        assertThat(label(Build.of(recipe, List.of(retract), lines))).isEqualTo(label);
        assertThat(label(Build.of(recipe, List.of(before, reinstate("r", 120)), lines)))
                .isEqualTo(label.isEmpty() ? "fraud" : "");
    }

    @Test
    void aRowWhoseOwnLabelIsTakenBackStaysWithoutItsThreeFields() {
        // Given
        String payment = Lives.payment(1, "e1", "c1", 100, "fraud");
        Retraction one = Retraction.ofOne("r", Retraction.What.LABEL, "payments", "p.json:1", "odd", Lives.millis(100));

        // When
        Build build = Build.of(
                Recipe.everything(Lives.millis(1000), Recipe.LateLabels.CHECK), List.of(one), List.of(payment));

        // Then
        assertThat(build.rows()).containsExactly(payment.replace(Lives.own("fraud", 100), "\"mature\":true,"));
        assertThat(build.counts().labelsRetracted()).isEqualTo(1);
        assertThat(build.counts().labelled()).isZero();
    }

    @Test
    void whoCollectedTheRecordSpeaksForALabelWithoutASourceOfItsOwn() {
        // Given
        String payment = Lives.payment(1, "e1", "c1", 100, "fraud");
        Retraction app = Retraction.ofLabels("r", null, "app", "payments", Long.MIN_VALUE, "flips", Lives.millis(100));

        // When, Then
        assertThat(label(Build.of(Recipe.everything(0, Recipe.LateLabels.CHECK), List.of(app), List.of(payment))))
                .isEmpty();
    }

    @Test
    void aContributorOfLabelsThatIsTakenBackTakesItsLabelsAlong() {
        // Given
        Retraction bank = new Retraction(
                "r",
                Retraction.Op.RETRACT,
                Entity.of("bank", "bad"),
                List.of("chargebacks"),
                Long.MIN_VALUE,
                List.of(),
                null,
                "made up",
                null,
                Lives.millis(200));

        // When
        Build build = Build.of(
                Recipe.everything(Lives.millis(1000), Recipe.LateLabels.CHECK),
                List.of(bank),
                List.of(
                        Lives.payment(1, "e1", "c1", 100, null),
                        Lives.said(2, "e1", "fraud", 101, null, "good", 1),
                        Lives.said(3, "e1", "genuine", 103, null, "bad", 1)));

        // Then
        assertThat(label(build)).isEqualTo("fraud");
        assertThat(build.counts().retracted()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // the label of the event itself at 100, a chargeback at 103
        "99, disputed, visa",
        "101, disputed, visa",
        "104, genuine, reviewer:ana",
    })
    void aReviewersLabelIsAVersionAmongTheOthers(double day, String label, String source) {
        // Given
        String payment = Lives.payment(1, "e1", "c1", 100, "fraud");
        List<Retraction> ledger = List.of(said("d1", "genuine", day));

        // When
        Build build = Build.of(
                Recipe.everything(Lives.millis(1000), Recipe.LateLabels.CHECK),
                ledger,
                List.of(payment, Lives.said(2, "e1", "disputed", 103, "visa")));

        // Then
        assertThat(label(build)).isEqualTo(label);
        assertThat(build.rows().get(0)).contains("\"labelSource\":\"" + source + "\"");
        assertThat(build.counts().rows()).isEqualTo(1);
        assertThat(build.counts().labelled()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-1, fraud", "0, genuine", "1, genuine"})
    void aReviewersLabelCountsFromTheMomentThatItWasSaid(int milliseconds, String label) {
        String payment = Lives.payment(1, "e1", "c1", 100, "fraud");

        assertThat(label(Build.of(
                        Build.asOf(104 + milliseconds * MILLISECOND),
                        List.of(said("d1", "genuine", 104)),
                        List.of(payment))))
                .isEqualTo(label);
        assertThat(label(Build.of(
                        Recipe.everything(Lives.millis(1000), Recipe.LateLabels.CHECK),
                        List.of(said("d1", "genuine", 100 + milliseconds * MILLISECOND)),
                        List.of(payment))))
                .as("against what came with the event")
                .isEqualTo(label);
    }

    @Test
    void aReviewersLabelStandsInTheRowWithNothingElseChanged() {
        String payment = Lives.payment(1, "e1", "c1", 100, null);

        assertThat(Build.of(
                                Recipe.everything(Lives.millis(1000), Recipe.LateLabels.CHECK),
                                List.of(said("d1", "genuine", 104)),
                                List.of(payment, payment))
                        .rows())
                .containsExactly(payment.replace(
                        "\"source\"",
                        "\"label\":\"genuine\",\"labelTime\":\"" + Lives.iso(104)
                                + "\",\"labelSource\":\"reviewer:ana\",\"mature\":true,\"source\""));
    }

    @Test
    void whatAReviewerTakesBackLeavesTheLabelBefore() {
        // Given
        Retraction fraud = said("d1", "fraud", 104);
        Retraction genuine = said("d2", "genuine", 105);
        Retraction back = genuine.reversed("u1 back", "a mistake", Lives.millis(106));
        List<String> payment = List.of(Lives.payment(1, "e1", "c1", 100, "own"));

        // When, Then
        assertThat(label(Build.of(Build.asOf(105), List.of(back, genuine, fraud), payment)))
                .isEqualTo("genuine");
        assertThat(label(Build.of(Build.asOf(106), List.of(back, genuine, fraud), payment)))
                .isEqualTo("fraud");
        assertThat(label(Build.of(
                        Build.asOf(106),
                        List.of(fraud, fraud.reversed("u2 back", "a mistake", Lives.millis(105)), genuine, back),
                        payment)))
                .isEqualTo("own");
    }

    @Test
    void whoseLabelsAreTakenBackDoesNotTakeAReviewersAlong() {
        Retraction visa =
                Retraction.ofLabels("r", null, "app", "payments", Long.MIN_VALUE, "made up", Lives.millis(110));
        List<String> payment = List.of(Lives.payment(1, "e1", "c1", 100, "own"));

        assertThat(label(Build.of(Build.asOf(120), List.of(visa), payment))).isEmpty();
        assertThat(label(Build.of(Build.asOf(120), List.of(visa, said("d1", "genuine", 99)), payment)))
                .as("older than the label that is gone")
                .isEqualTo("genuine");
    }

    private static Retraction said(String decision, String label, double day) {
        return Retraction.relabel(
                decision + " label",
                "payments",
                "p.json:1",
                label,
                "ana",
                "relabelled by ana: confirmed",
                Lives.millis(day));
    }

    @Test
    void whoRepeatsAnIdTakesNoLabelFromAnybody() {
        Build build = Build.of(
                Lives.payment(1, "e1", "c1", 100, null),
                Lives.payment(2, "e1", "thief", 99, null),
                Lives.said(2, "e1", "fraud", 103, null));

        assertThat(build.counts().joined()).isEqualTo(2);
    }

    @Test
    void settingsOfAnotherReplayAreRefused() {
        assertThatThrownBy(() -> Build.of(Lives.payment(1, "e1", "c1", 1, null).replace("\"payments\"", "\"films\"")))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("'films'")
                .hasMessageContaining("chargebacks, payments, ratings");
        assertThatThrownBy(() -> Build.of(Lives.payment(1, "e1", "c1", 1, null).replace("p.json", "q.json")))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("q.json:1");
        assertThatThrownBy(() -> Build.of("{\"v\":1}")).isInstanceOf(TrainingException.class);
        assertThatThrownBy(() -> Build.of("no json")).isInstanceOf(TrainingException.class);
    }

    private static Retraction reinstate(String reverses, double day) {
        return new Retraction(
                "back-" + reverses,
                Retraction.Op.REINSTATE,
                Retraction.What.LABEL,
                null,
                "visa",
                null,
                List.of("chargebacks"),
                Long.MIN_VALUE,
                List.of(),
                reverses,
                "a mistake",
                null,
                Lives.millis(day));
    }

    /** The label of the only row; empty where it has none. */
    private static String label(Build build) {
        assertThat(build.rows()).hasSize(1);
        Contribution row = LineReader.read(build.rows().get(0).getBytes());
        return row.label() == null ? "" : row.label().value();
    }

    @Test
    void whatBeganToCountWithinTheHoldBackWaitsForTheNextSet() {
        // Given
        long asOf = Lives.millis(30);
        long week = 7 * Lives.DAY;
        Recipe recipe = new Recipe(asOf, asOf, Recipe.Rows.ALL, 0, week, Recipe.LateLabels.CHECK);
        List<String> lines = List.of(
                Lives.payment(1, "before", "c1", 23 - 0.001, null),
                Lives.payment(2, "at", "c1", 23, null),
                Lives.payment(3, "after", "c1", 23 + 0.001, null),
                Lives.payment(4, "labelled", "c1", 20, null),
                Lives.payment(5, "taken back", "c2", 20, null),
                Lives.said(1, "labelled", "fraud", 24, "visa"));
        Retraction late = Retraction.ofOne("r", Retraction.What.EVENT, "payments", "p.json:5", "r", Lives.millis(29));

        // When
        Build build = Build.of(recipe, List.of(late), lines);

        // Then
        assertThat(build.rows())
                .hasSize(3)
                .anyMatch(row -> row.contains("\"before\""))
                .anyMatch(row -> row.contains("\"at\""))
                .noneMatch(row -> row.contains("\"label\""));
        assertThat(build.counts().heldBack()).isEqualTo(2);
        assertThat(build.counts().retracted()).isEqualTo(1);
    }

    @Test
    void aHoldBackNeedsATimeToBeMeasuredFrom() {
        assertThatThrownBy(() -> new Recipe(Long.MAX_VALUE, 0, Recipe.Rows.ALL, 0, 1, Recipe.LateLabels.CHECK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("as-of");
        assertThatThrownBy(() -> new Recipe(5, 0, Recipe.Rows.ALL, 0, -1, Recipe.LateLabels.CHECK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 ms");
    }
}
