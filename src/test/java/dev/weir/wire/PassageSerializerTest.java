package dev.weir.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.decide.Decisions;
import dev.weir.event.Account;
import dev.weir.event.Alarm;
import dev.weir.event.Alert;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Details;
import dev.weir.event.Disorder;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Features;
import dev.weir.event.Finding;
import dev.weir.event.Instruction;
import dev.weir.event.KeyStanding;
import dev.weir.event.Label;
import dev.weir.event.ObjectContext;
import dev.weir.event.Opinion;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.event.Reference;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.event.Sample;
import dev.weir.event.SourceStanding;
import dev.weir.event.SourceTally;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Suspicion;
import dev.weir.event.ThreatTag;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PassageSerializerTest {

    private static final ObjectContext CONTEXT = new ObjectContext(
            3,
            4.5,
            Double.NaN,
            1.25,
            Events.NOON,
            null,
            -1.5,
            new ObjectContext.Surge(8.5, 12, 0.25),
            List.of(noticed()));

    @Test
    void anEventComesBackWhole() throws IOException {
        Event event = Events.event("ü\u0000", "m:1", 3.25, Events.NOON, Timing.LATE, "id", "{\"a\":1}")
                .placed(Timing.LATE, 77);
        Passage back = roundTrip(Passage.of(event, CONTEXT));
        assertThat(back.what()).isEqualTo(Passage.What.EVENT);
        assertThat(back.event()).usingRecursiveComparison().isEqualTo(event);
        assertThat(back.context()).isEqualTo(CONTEXT);
        Passage unproven = roundTrip(Passage.unproven(event, CONTEXT));
        assertThat(unproven.what()).isEqualTo(Passage.What.UNPROVEN);
        assertThat(unproven.event()).usingRecursiveComparison().isEqualTo(event);
        assertThat(unproven.context()).isEqualTo(CONTEXT);
    }

    @Test
    void whatWasNoticedOfARowWithoutAnObjectComesBack() throws IOException {
        ObjectContext context = ObjectContext.NONE.noticing(List.of(noticed(), noticed()));
        assertThat(roundTrip(Passage.of(Events.at(Events.NOON), context)).context())
                .isEqualTo(context);
    }

    private static Finding noticed() {
        return new Finding(
                "label",
                Family.LABEL,
                7.5,
                0.1,
                0.2,
                0.9,
                "probability",
                "one sentence",
                List.of(),
                Finding.Weight.HOLDS);
    }

    @ParameterizedTest
    @MethodSource("details")
    void detailsComeBackWhole(Details details) throws IOException {
        Event event = Events.at(Events.NOON).detailed(details);
        Event back = roundTrip(Passage.of(event, CONTEXT)).event();
        assertThat(back.details()).isEqualTo(details);
        assertThat(back).usingRecursiveComparison().ignoringFields("details").isEqualTo(event);
    }

    static List<Details> details() {
        Label label = new Label("e1", "fraud", -5, "bank");
        Features features = Features.of(1.5, Double.NaN, -0.0);
        return List.of(
                new Details("a", "EUR", "b", "c", "d", features, label),
                new Details("a", null, null, null, null, Features.NONE, null),
                new Details(null, "EUR", null, "c", null, Features.NONE, null),
                new Details(null, null, "b", null, "d", Features.NONE, null),
                new Details(null, null, null, null, null, features, null),
                new Details(null, null, null, null, null, Features.NONE, new Label(null, "0", 7, null)),
                new Details(null, null, null, null, null, Features.of(new double[Features.MOST]), null),
                new Details("a", null, null, null, null, Features.NONE, null).proven(Proof.UNSIGNED),
                Details.NONE.proven(Proof.invalid("because")),
                Details.NONE.referring(Reference.UNNAMED),
                new Details("a", "EUR", "b", "c", "d", features, label)
                        .proven(Proof.UNSIGNED)
                        .referring(Reference.to("p1").other("is another contributor's")),
                Details.NONE.proven(
                        Proof.verified("k", "app", "r/7", 7).disordered(new Disorder(Disorder.Kind.REORDERED, "late"))),
                new Details("a", "EUR", "b", "c", "d", features, label)
                        .proven(Proof.verified("k", "app", "1", Events.NOON)));
    }

    @Test
    void absentPartsStayAbsent() throws IOException {
        Event event = Events.anonymous(Events.NOON);
        Event bare = new Event(
                7,
                Origin.line("a file.csv", 3),
                null,
                event.actor(),
                event.identity(),
                null,
                1,
                null,
                0,
                Timing.NONE,
                0,
                new Payload(
                        null, null, List.of(new Payload.Header("h", null), new Payload.Header("h", new byte[] {1}))));
        Passage back = roundTrip(Passage.of(bare));
        assertThat(back.event()).usingRecursiveComparison().isEqualTo(bare);
        assertThat(back.context()).isEqualTo(ObjectContext.NONE);
    }

    @ParameterizedTest
    @EnumSource(Verdict.Ruling.class)
    void aVerdictComesBackWhole(Verdict.Ruling ruling) throws IOException {
        Finding finding = new Finding(
                "rate",
                Family.RATE,
                7.5,
                431,
                393,
                11,
                "events in 1 min",
                "many",
                List.of(ThreatTag.values()),
                Finding.Weight.HOLDS);
        Verdict verdict = new Verdict(ruling, 0.25, List.of(finding, finding), "p@1", "rate=x@2");
        Passage back = roundTrip(Passage.judged(Events.at(Events.NOON), CONTEXT, verdict));
        assertThat(back.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource(ObjectContext.Crowd.Past.class)
    void aCrowdComesBackWhole(ObjectContext.Crowd.Past past) throws IOException {
        ObjectContext context =
                new ObjectContext(3, 4.5, 0.5, 1.25, 7, new ObjectContext.Crowd(8.5, 9, 8, 1.5, Events.NOON, past));
        assertThat(roundTrip(Passage.of(Events.at(Events.NOON), context)).context())
                .isEqualTo(context);
    }

    @ParameterizedTest
    @EnumSource(Release.By.class)
    void aReleaseComesBackWhole(Release.By by) throws IOException {
        Verdict verdict = new Verdict(Verdict.Ruling.HOLD, 0.25, List.of(), "p@1", "");
        Release release = new Release(by, "others agree", Events.NOON + 7);
        Passage held = Passage.judged(Events.at(Events.NOON), CONTEXT, verdict);
        Passage back = roundTrip(Passage.released(held, release));
        assertThat(back.release()).isEqualTo(release);
        assertThat(back.verdict()).isEqualTo(verdict);
        assertThat(back.context()).isEqualTo(CONTEXT);
        assertThat(back.event()).usingRecursiveComparison().isEqualTo(held.event());
    }

    @ParameterizedTest
    @EnumSource(DeadReason.class)
    void aDeadLetterComesBackWhole(DeadReason reason) throws IOException {
        DeadLetter letter = new DeadLetter(
                2, new Origin("t", 1, 5, 9), reason, "why", new Payload(new byte[] {1}, new byte[0], List.of()));
        assertThat(roundTrip(Passage.of(letter)).deadLetter())
                .usingRecursiveComparison()
                .isEqualTo(letter);
    }

    @Test
    void anAccountComesBackWhole() throws IOException {
        Account account = new Account(
                Account.Point.INTAKE,
                3,
                Account.END,
                List.of(new Account.Range("t", 1, 5, 9, 4)),
                List.of(new Account.Tally("s", Account.Count.FORGED_HEADERS, 8)));
        assertThat(roundTrip(Passage.of(account)).account()).isEqualTo(account);
    }

    @Test
    void aSampleComesBackWhole() throws IOException {
        for (List<Integer> peaks : List.of(List.of(1, 2, 3, 4, 5, 6, 1 << 28), List.<Integer>of())) {
            Sample sample = new Sample(2, Entity.of("customer", "17"), Long.MIN_VALUE, 20, peaks);
            assertThat(roundTrip(Passage.of(sample)).sample()).isEqualTo(sample);
        }
    }

    @Test
    void anAlarmComesBackWhole() throws IOException {
        Alarm alarm = new Alarm(
                Alarm.Kind.BURST,
                3,
                new Entity("movie:1"),
                2,
                8.5,
                9.25,
                0.125,
                300,
                1_682,
                Events.NOON,
                Events.NOON + 1,
                List.of(
                        new Alarm.Present(new Entity("u:1"), Events.NOON, Alarm.Span.INSIDE, 7, 6, 2.5f),
                        new Alarm.Present(new Entity("u:2"), Events.NOON - 9, Alarm.Span.BEFORE, 1, 0, 1)));
        assertThat(roundTrip(Passage.of(alarm)).alarm()).isEqualTo(alarm);
    }

    @ParameterizedTest
    @EnumSource(Suspicion.Kind.class)
    void aSuspicionComesBackWhole(Suspicion.Kind kind) throws IOException {
        Suspicion suspicion =
                new Suspicion(3, new Entity("u:ü"), kind, "s/m:1/5", List.of("m:1", "m:2"), 5, 6, 17.5, 40, "because");
        assertThat(roundTrip(Passage.of(suspicion)).suspicion()).isEqualTo(suspicion);
        Suspicion ofCompany = new Suspicion(
                3, new Entity("u:ü"), kind, "", List.of(), 5, 6, 4.5, 40, "because", new Suspicion.Company(3.25, 1.5));
        assertThat(roundTrip(Passage.of(ofCompany)).suspicion()).isEqualTo(ofCompany);
        Suspicion ofExcluded = suspicion.of(new Suspicion.Excluded("d1", "ana", 77));
        assertThat(roundTrip(Passage.of(ofExcluded)).suspicion()).isEqualTo(ofExcluded);
    }

    @Test
    void anOpinionComesBackWhole() throws IOException {
        Opinion opinion = new Opinion(3, new Entity("u:ü"), new Entity("m:1"), -2.5, Long.MIN_VALUE);
        assertThat(roundTrip(Passage.of(opinion)).opinion()).isEqualTo(opinion);
    }

    @ParameterizedTest
    @EnumSource(Standing.class)
    void aStandingComesBackWhole(Standing standing) throws IOException {
        StandingChange change = new StandingChange(new Entity("u:1"), standing, Long.MIN_VALUE, 6, null, "because");
        assertThat(roundTrip(Passage.of(change)).standing()).isEqualTo(change);
        StandingChange by = change.by("shop@8");
        assertThat(roundTrip(Passage.of(by)).standing()).isEqualTo(by);
        assertThat(by.policy()).isEqualTo(standing.accuses() ? "shop@8" : null);
    }

    @ParameterizedTest
    @EnumSource(Retraction.Op.class)
    void aRetractionComesBackWhole(Retraction.Op op) throws IOException {
        Retraction retraction = new Retraction(
                "a",
                op,
                op == Retraction.Op.RELABEL ? Retraction.What.LABEL : Retraction.What.EVENT,
                new Entity("u:1"),
                "reviewer:ana",
                "in/0/7",
                List.of("s"),
                4,
                List.of("m:1", "m:2"),
                "b",
                "because",
                "c",
                6,
                "app-2026",
                Retraction.NO_END,
                op == Retraction.Op.RELABEL ? "genuine" : null);
        assertThat(roundTrip(Passage.of(retraction)).retraction()).isEqualTo(retraction);
    }

    @Test
    void aDecisionThatSaysALabelComesBackWhole() throws IOException {
        Instruction relabel = Decisions.byAnalyst(Decisions.relabel("d1", "payments", "in/0/7", "ü"));
        assertThat(roundTrip(Passage.of(relabel)).instruction()).isEqualTo(relabel);
    }

    @Test
    void whatIsSaidOfAKeyComesBackWhole() throws IOException {
        Retraction revoked =
                Retraction.ofKey("a", "app-2026", List.of("ratings"), Events.NOON, "because", Events.NOON + 7);
        Retraction reinstated = revoked.reversed("b", "why", Events.NOON + 8);
        KeyStanding key = new KeyStanding("app-2026", List.of("ratings", "plays"), Events.NOON, Events.NOON + 7);

        assertThat(roundTrip(Passage.of(revoked)).retraction()).isEqualTo(revoked);
        assertThat(roundTrip(Passage.of(reinstated)).retraction()).isEqualTo(reinstated);
        assertThat(roundTrip(Passage.of(key)).key()).isEqualTo(key);
    }

    @Test
    void aRetractionOfOneLabelOrOfASourcesComesBackWhole() throws IOException {
        Retraction one = Retraction.ofOne("a", Retraction.What.LABEL, "rows", "f.csv:7", "because", 7)
                .reversed("b", "after all", Events.NOON);
        Retraction all = Retraction.ofLabels("b", null, "bureau", "rows", 5, "because", Events.NOON);
        assertThat(roundTrip(Passage.of(one)).retraction()).isEqualTo(one);
        assertThat(roundTrip(Passage.of(all)).retraction()).isEqualTo(all);
    }

    @Test
    void whatIsSaidOfASourceComesBackWhole() throws IOException {
        SourceTally tally = new SourceTally(3, "app", 490_000, 8, 7, 6, 5, List.of(1, 2, 3), 490_001);
        SourceTally unvalued = new SourceTally(3, "", -1, 8, 7, 6, 0, List.of(), Long.MIN_VALUE);
        SourceStanding standing = new SourceStanding(3, "app", 0.9, 20, 50, 10.5, "contributors in 1 h", "why", 7);
        assertThat(roundTrip(Passage.of(tally)).sourceTally()).isEqualTo(tally);
        assertThat(roundTrip(Passage.of(unvalued)).sourceTally()).isEqualTo(unvalued);
        assertThat(roundTrip(Passage.of(standing)).sourceStanding()).isEqualTo(standing);
    }

    @ParameterizedTest
    @EnumSource(Alert.Type.class)
    void anAlertComesBackWhole(Alert.Type type) throws IOException {
        Alert alert = new Alert(3, type, "c", "because", 6);
        assertThat(roundTrip(Passage.of(alert)).alert()).isEqualTo(alert);
    }

    private static Passage roundTrip(Passage passage) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        PassageSerializer.INSTANCE.serialize(passage, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        Passage back = PassageSerializer.INSTANCE.deserialize(in);
        assertThat(in.available()).isZero();
        return back;
    }
}
