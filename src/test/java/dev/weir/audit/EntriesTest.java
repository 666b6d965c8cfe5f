package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.Events;
import dev.weir.chain.Links;
import dev.weir.chain.MultisetDigest;
import dev.weir.event.Account;
import dev.weir.event.Answer;
import dev.weir.event.AuditEntry;
import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Verdict;
import dev.weir.route.Written;
import dev.weir.support.OutputSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Account ACCOUNT = new Account(
            Account.Point.VERDICT, 3, 7, List.of(), List.of(new Account.Tally("ratings", Account.Count.ADMITTED, 2)));

    private final List<AuditEntry> out = new ArrayList<>();
    private final Entries entries = new Entries(List.of("ratings"), 3, out::add);

    @Test
    void aPlainAdmissionIsCommittedToByTheAccountAlone() throws IOException {
        // Given
        Event one = Events.at(Events.NOON);
        Event other = Events.at(Events.NOON + 1);
        MultisetDigest digest = new MultisetDigest();
        digest.add(new Written().event(other, "admitted"));
        digest.add(new Written().event(one, "admitted"));

        // When
        entries.judged(one, verdict(Verdict.Ruling.ADMIT, List.of()));
        entries.judged(other, verdict(Verdict.Ruling.ADMIT, List.of(finding(Finding.Weight.SHADOW))));
        entries.close(ACCOUNT);
        entries.close(ACCOUNT);

        // Then
        assertThat(types()).containsExactly("rules", "account", "account");
        assertThat(json(1).at("/admitted/0/count").asLong()).isEqualTo(2);
        assertThat(json(1).at("/admitted/0/digest").asText()).isEqualTo(digest.hex());
        assertThat(json(2).get("admitted")).as("the next account begins anew").isEmpty();
    }

    @Test
    void whatIsNotPlainHasAnEntryOfItsOwn() throws IOException {
        // When
        verdicts();
        entries.close(null);

        // Then
        assertThat(types()).containsExactlyInAnyOrder("rules", "admitted", "held", "held", "released", "dead");
        assertThat(out).allSatisfy(entry -> {
            JsonNode json = JSON.readTree(entry.json());
            assertThat(entry.chain()).isEqualTo(Links.chain(json.get("subject").asText()));
            assertThat(entry.time()).isEqualTo(Events.NOON);
        });
    }

    @Test
    void newsHaveTheirEntriesAndAccountsWaitForTheEnd() throws IOException {
        // When
        news();
        List<String> before = types();
        entries.close(null);

        // Then
        assertThat(before).containsExactly("retraction", "standing", "answer");
        assertThat(types()).endsWith("account");
        assertThat(out).extracting(AuditEntry::time).startsWith(5_000L, 6_000L, 7_000L);
        assertThat(out.get(2).key()).isEqualTo("decision-d");
        assertThat(out.get(3).key()).isEqualTo("account-1");
    }

    @Test
    void rulesAreToldAtTheFirstVerdictAndWheneverTheyChange() throws IOException {
        // When
        entries.judged(Events.at(1), new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "p@1", "rate=a@1"));
        entries.judged(Events.at(2), new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "p@1", "rate=a@1"));
        entries.judged(Events.at(3), new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "p@1", "rate=a@2"));
        entries.judged(Events.at(4), new Verdict(Verdict.Ruling.ADMIT, 1, List.of(), "p@2", "rate=a@2"));

        // Then
        assertThat(out)
                .extracting(entry -> {
                    JsonNode json = JSON.readTree(entry.json());
                    return json.get("policy").asText()
                            + ' '
                            + json.get("models").asText();
                })
                .containsExactly("p@1 rate=a@1", "p@1 rate=a@2", "p@2 rate=a@2");
    }

    @Test
    void everyEntryIsAsDescribedOnceItIsChained() throws IOException {
        // Given
        verdicts();
        news();
        entries.close(ACCOUNT);
        Chains chains = new Chains(Chains.Standing.BEGIN, Links::line);

        // When
        List<AuditEntry> lines = new ArrayList<>();
        out.forEach(entry -> lines.add(chains.link(entry)));
        lines.add(chains.seal());

        // Then
        for (AuditEntry line : lines) {
            String type = JSON.readTree(line.json()).get("type").asText();
            String schema = type.equals("account") || type.equals("answer") ? type : "audit";
            assertThat(OutputSchema.of(schema).errors(line.json())).as(type).isEmpty();
        }
    }

    private void verdicts() {
        Event event = Events.at(Events.NOON);
        entries.judged(event, verdict(Verdict.Ruling.ADMIT, List.of(finding(Finding.Weight.COUNTS))));
        entries.judged(event, verdict(Verdict.Ruling.HOLD, List.of(finding(Finding.Weight.HOLDS))));
        entries.judged(event, verdict(Verdict.Ruling.HOLD, List.of()));
        entries.released(event, verdict(Verdict.Ruling.HOLD, List.of(finding(Finding.Weight.HOLDS))));
        entries.dead(new DeadLetter(
                0, new Origin("in", 0, 9, Events.NOON), DeadReason.NOT_JSON, "why", Payload.ofValue(new byte[0])));
    }

    private void news() {
        entries.account(new Account(
                Account.Point.INTAKE, 1, 7, List.of(), List.of(new Account.Tally("ratings", Account.Count.IN, 1))));
        entries.retraction(Retraction.ofOne("r", Retraction.What.EVENT, "ratings", "in/0/7", "why", 5_000));
        entries.standing(new StandingChange(Entity.of("customer", "u1"), Standing.SUSPENDED, 0, 6_000, "c", "why"));
        entries.answer(new Answer("d", null, "customer:u1", Answer.Outcome.APPLIED, "done", 1, 0, "ana", null, 7_000));
    }

    private List<String> types() throws IOException {
        List<String> types = new ArrayList<>();
        for (AuditEntry entry : out) {
            types.add(JSON.readTree(entry.json()).get("type").asText());
        }
        return types;
    }

    private JsonNode json(int which) throws IOException {
        return JSON.readTree(out.get(which).json());
    }

    private static Verdict verdict(Verdict.Ruling ruling, List<Finding> findings) {
        return new Verdict(ruling, 0.5, findings, "p@1", "rate=a@1");
    }

    private static Finding finding(Finding.Weight weight) {
        return new Finding("rate", Family.RATE, 7, 3, 2, 1, "events in 1 min", "why", List.of(), weight);
    }
}
