package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.index.Opened;
import dev.weir.index.Tape;
import dev.weir.review.Act;
import dev.weir.review.Desk;
import dev.weir.review.Proposal;
import dev.weir.review.ProposalJson;
import dev.weir.review.Target;
import dev.weir.settings.Settings;
import dev.weir.sign.KeyFile;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SecondingTest {

    private static final Instant NOW = Instant.ofEpochMilli(Tape.NOON);

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    @TempDir
    Path dir;

    @Test
    void whatCouldNotBeSignedWaitsStill() throws IOException {
        // Given: the second person's key cannot be used
        Desk desk = new Desk(opened.tape.settings, opened.index, Clock.fixed(NOW, ZoneOffset.UTC));
        Signer lea = Signer.of("lea", Role.LEAD);
        Act act = Act.of(
                Action.ALLOW, new Target.Contributors(List.of(Entity.of("customer", "a"))), Reason.CONFIRMED, "");
        Proposal proposal = desk.propose(act, lea.reviewer(), lea.key());
        opened.index.proposals().add(proposal.id(), "lea", proposal.expires(), ProposalJson.of(proposal), NOW);
        Path key = dir.resolve("ana.pem");
        KeyFile.write(key, KeyFile.generate().getPrivate());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        Seconding seconding =
                new Seconding(opened.index.proposals(), desk, new KeyFolder(dir), Waiting.at(desk, opened.index));
        String seen =
                Integer.toHexString(Proposal.Effect.of(desk.preview(proposal)).hashCode());

        // When, Then
        assertThatThrownBy(() ->
                        seconding.work(Asked.form(NOW, Role.LEAD, "id", proposal.id(), "do", "approve", "seen", seen)))
                .hasMessageContaining("The key of ana cannot be used");
        assertThat(opened.index.proposals().find(proposal.id(), NOW))
                .hasValueSatisfying(kept -> assertThat(kept.ending()).isNull());
        assertThat(opened.index.proposals().waiting(NOW)).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeSentWaitsStill() throws IOException {
        // Given: a secret is not there at the moment
        Settings settings = TestSettings.parse("""
                kafka: {bootstrap: "127.0.0.1:1", properties: {sasl.jaas.config: "${file:/weir/no/such/secret}"}}
                streams:
                  ratings: {kind: rating, fields: {actor: {type: customer, at: /user}, object: /movie, value: /stars, time: record}}
                """);
        Desk desk = new Desk(settings, opened.index, Clock.fixed(NOW, ZoneOffset.UTC));
        Signer lea = Signer.of("lea", Role.LEAD);
        Signer ana = Signer.of("ana", Role.LEAD);
        KeyFile.write(dir.resolve("ana.pem"), ana.key());
        Act act = Act.of(
                Action.ALLOW, new Target.Contributors(List.of(Entity.of("customer", "a"))), Reason.CONFIRMED, "");
        Proposal proposal = desk.propose(act, lea.reviewer(), lea.key());
        opened.index.proposals().add(proposal.id(), "lea", proposal.expires(), ProposalJson.of(proposal), NOW);
        Seconding seconding =
                new Seconding(opened.index.proposals(), desk, new KeyFolder(dir), Waiting.at(desk, opened.index));
        String seen =
                Integer.toHexString(Proposal.Effect.of(desk.preview(proposal)).hashCode());
        Ask form = Asked.form(NOW, Role.LEAD, "id", proposal.id(), "do", "approve", "seen", seen);
        Visitor visitor = new Visitor(ana.reviewer(), "a token", Theme.AUTO, Visitor.Signing.KEY);

        // When, Then
        assertThatThrownBy(() -> seconding.work(new Ask(
                        visitor, form.address(), form.path(), Map.of(), form.form(), form.part(), NOW, Map.of())))
                .hasMessageContaining("Nothing was sent")
                .hasMessageContaining("/weir/no/such/secret");
        assertThat(opened.index.proposals().waiting(NOW)).isEqualTo(1);
    }
}
