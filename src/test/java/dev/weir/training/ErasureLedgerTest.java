package dev.weir.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import dev.weir.privacy.Erasing;
import dev.weir.privacy.Pseudonyms;
import dev.weir.route.CampaignJson;
import dev.weir.settings.PrivacySettings;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is erased is in no set that is built from then on, and only who has the key can tell who it is. */
class ErasureLedgerTest {

    private static final long UNTIL = 1_785_499_200_000L;
    private static final Entity U1 = Entity.of("customer", "u1");

    @TempDir
    private Path folder;

    private Settings settings;
    private Pseudonyms names;
    private Retraction erased;

    @BeforeEach
    void key() throws IOException {
        settings = TestSettings.privately(Erasing.keyed(folder));
        names = Objects.requireNonNull(Pseudonyms.of(settings.privacy()));
        erased = Retraction.ofErased("e1 erased", names.of(U1), UNTIL, "ada", UNTIL - 60_000);
    }

    @Test
    void whatArrivedBeforeTheEndIsTakenBackAndWhatCameLaterIsNot() {
        Ledger ledger = ledger(Long.MAX_VALUE, erased);

        assertThat(ledger.takesBack(row("customer:u1", UNTIL - 1))).isTrue();
        assertThat(ledger.takesBack(row("customer:u1", UNTIL))).isFalse();
        assertThat(ledger.takesBack(row("customer:u1", UNTIL + 1))).isFalse();
        assertThat(ledger.takesBack(row("customer:u1", 0))).isTrue();
        assertThat(ledger.takesBack(row("customer:u2", UNTIL - 1))).isFalse();
        assertThat(ledger.takesBack(row("card:u1", UNTIL - 1))).isFalse();
    }

    @Test
    void aSetOfAnEarlierDateHasThePersonNoMoreEither() {
        assertThat(ledger(erased.time() - 1, erased).takesBack(row("customer:u1", UNTIL - 1)))
                .isTrue();
    }

    @Test
    void anEarlierErasureOfTheSamePersonShortensNoLaterOne() {
        Retraction earlier = Retraction.ofErased("e0 erased", names.of(U1), UNTIL - 100, "ada", UNTIL - 100);
        assertThat(ledger(Long.MAX_VALUE, erased, earlier).takesBack(row("customer:u1", UNTIL - 1)))
                .isTrue();
    }

    @Test
    void noReinstatementBringsThePersonBack() {
        Retraction back = new Retraction(
                "x",
                Retraction.Op.REINSTATE,
                names.of(U1),
                List.of(),
                Long.MIN_VALUE,
                List.of(),
                erased.id(),
                "no",
                null,
                UNTIL);
        assertThat(ledger(Long.MAX_VALUE, erased, back).takesBack(row("customer:u1", UNTIL - 1)))
                .isTrue();
        assertThatThrownBy(() -> erased.reversed("x", "no", UNTIL)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theReasonIsTheErasureAndNotTheName() {
        Cause cause = Objects.requireNonNull(ledger(Long.MAX_VALUE, erased).why(row("customer:u1", UNTIL - 1)));
        assertThat(cause.check()).isEqualTo("erased");
        assertThat(cause.reason()).isEqualTo("ERASED by ada");
        assertThat(cause.toString()).doesNotContain("u1");
    }

    @Test
    void withoutTheKeyOfTheErasureNoSetIsBuilt() throws IOException {
        Ledger none = new Ledger(Long.MAX_VALUE, Ledger.Keep.COVER, null);
        assertThatThrownBy(() -> none.add(erased))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("privacy.key");
        Path other = Erasing.key(folder.resolve("other.key"), "fedcba9876543210");
        Ledger wrong = new Ledger(
                Long.MAX_VALUE,
                Ledger.Keep.COVER,
                Pseudonyms.of(
                        new PrivacySettings(other.toString(), settings.privacy().mask())));
        assertThatThrownBy(() -> wrong.add(erased))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("another key");
    }

    @Test
    void aBuiltSetHasNoRowOfThePersonAndCountsThemAsTakenBack() throws IOException {
        // Given
        Order order = Order.ofTopics(List.of("shop.ratings"));
        TrainingSet set =
                new TrainingSet(settings, order, Recipe.everything(UNTIL, Recipe.LateLabels.CHECK), folder, 1 << 20);

        // When
        set.retract(CampaignJson.of(erased));
        set.add(line("u1", 1), UNTIL - 1);
        set.add(line("u1", 2), UNTIL);
        set.add(line("u2", 3), UNTIL - 1);
        List<String> rows = new ArrayList<>();
        SetCounts counts = set.write(line -> rows.add(new String(line, UTF_8)));

        // Then
        assertThat(rows).hasSize(2).noneMatch(row -> row.contains("shop.ratings/0/1\""));
        assertThat(counts.retracted()).isEqualTo(1);
    }

    @Test
    void topicAndStateSayTheSame() {
        assertThat(RetractionReader.read(CampaignJson.of(erased))).isEqualTo(erased);
        assertThat(PassageSerializer.passage(PassageSerializer.bytes(Passage.of(erased)))
                        .retraction())
                .isEqualTo(erased);
    }

    private Ledger ledger(long asOf, Retraction... entries) {
        Ledger ledger = new Ledger(asOf, Ledger.Keep.REASONS, names);
        List.of(entries).forEach(ledger::add);
        return ledger;
    }

    private static Ledger.Row row(String actor, long arrival) {
        return new Ledger.Row("in/0/7", "ratings", actor, "m1", null, UNTIL - 5, null, arrival);
    }

    private static byte[] line(String actor, int offset) {
        return ("{\"v\":1,\"origin\":\"shop.ratings/0/" + offset
                        + "\",\"stream\":\"ratings\",\"kind\":\"rating\",\"actor\":\""
                        + actor
                        + "\",\"actorType\":\"customer\",\"object\":\"m1\",\"value\":5,\"time\":\"2026-07-31T11:00:00Z\","
                        + "\"verdict\":\"admitted\",\"trust\":1.0}")
                .getBytes(UTF_8);
    }
}
