package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.sign.KeyFile;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorkeeperTest {

    private static final KeyFolder KEYS = new KeyFolder(null);

    private final Hands clock = new Hands();
    private final Sessions sessions = new Sessions(clock);
    private final Reviewers reviewers = new Reviewers(List.of(
            Signer.of("ana", Role.ANALYST).reviewer(),
            Signer.until("old", Role.ADMIN, clock.instant()).reviewer()));

    @Test
    void withoutASessionNobodyComesIn() {
        Doorkeeper door = new Doorkeeper(reviewers, null, sessions, KEYS, clock);

        assertThatThrownBy(() -> door.admit("127.0.0.1", "made up", "ana")).hasMessage("Sign in first.");
        Session session = sessions.begin("ana");
        assertThat(door.admit("127.0.0.1", session.token(), null)).isEqualTo(session);
    }

    @Test
    void aHeaderIsBelievedFromItsProxyOnly() {
        Doorkeeper door = new Doorkeeper(
                reviewers, TrustedProxy.of("X-Forwarded-User", List.of("10.0.0.7")), sessions, KEYS, clock);

        assertThat(door.admit("10.0.0.7", null, "ana").name()).isEqualTo("ana");
        assertThatThrownBy(() -> door.admit("10.0.0.8", null, "ana")).hasMessageContaining("names nobody");
        assertThatThrownBy(() -> door.admit("127.0.0.1", null, "ana")).hasMessageContaining("names nobody");
        assertThatThrownBy(() -> door.admit("10.0.0.7", null, " ")).hasMessageContaining("X-Forwarded-User");
    }

    @Test
    void behindAProxyASessionIsTheNamesOwn() {
        // Given: ana's session, in a browser that now comes as bob
        Doorkeeper door = new Doorkeeper(reviewers, TrustedProxy.of("X-User", List.of()), sessions, KEYS, clock);
        Session ana = door.admit("127.0.0.1", null, "ana");

        // When, Then
        assertThat(door.admit("127.0.0.1", ana.token(), "ana")).isEqualTo(ana);
        assertThat(door.admit("127.0.0.1", ana.token(), "bob").name()).isEqualTo("bob");
        assertThatThrownBy(() -> door.admit("127.0.0.1", ana.token(), null)).isInstanceOf(Refusal.class);
    }

    @Test
    void onlyItsProxySaysThatTheBrowserSpeaksTls() {
        TrustedProxy proxy = TrustedProxy.of("X-User", List.of("10.0.0.7"));
        Doorkeeper door = new Doorkeeper(reviewers, proxy, sessions, KEYS, clock);

        assertThat(door.isTls("10.0.0.7", "https")).isTrue();
        assertThat(door.isTls("10.0.0.7", "http")).isFalse();
        assertThat(door.isTls("10.0.0.7", null)).isFalse();
        assertThat(door.isTls("10.0.0.8", "https")).isFalse();
        assertThat(new Doorkeeper(reviewers, null, sessions, KEYS, clock).isTls("127.0.0.1", "https"))
                .isFalse();
    }

    @Test
    void proxiesHaveNumericAddresses() {
        assertThat(TrustedProxy.of("X-User", List.of("::1")).name("0:0:0:0:0:0:0:1", "ana"))
                .contains("ana");
        assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxy.of("X-User", List.of("proxy.example")));
        assertThatIllegalArgumentException().isThrownBy(() -> TrustedProxy.of(" ", List.of()));
    }

    @Test
    void ofTwoEntriesOfANameTheOneComesInThatCanSign(@TempDir Path dir) throws IOException {
        // Given
        Signer before = Signer.of("eva", Role.LEAD);
        Signer after = Signer.of("eva", Role.LEAD);
        Signer ended = Signer.until("eva", Role.LEAD, clock.instant());
        KeyFile.write(dir.resolve("eva.pem"), after.key());
        Doorkeeper door = new Doorkeeper(
                new Reviewers(List.of(ended.reviewer(), before.reviewer(), after.reviewer())),
                null,
                sessions,
                new KeyFolder(dir),
                clock);

        // When, Then
        assertThat(door.reviewer(sessions.begin("eva"))).isEqualTo(after.reviewer());
    }

    @Test
    void onlyTheReviewersFileSaysWhatSomebodyIs() {
        Doorkeeper door = new Doorkeeper(reviewers, null, sessions, KEYS, clock);

        assertThat(door.reviewer(sessions.begin("ana")).role()).isEqualTo(Role.ANALYST);
        assertThatThrownBy(() -> door.reviewer(sessions.begin("eve"))).hasMessageContaining("'eve' is not in");
        assertThatThrownBy(() -> door.reviewer(sessions.begin("old"))).hasMessageContaining("has ended");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a:1, a:1, same-origin, true",
        ", a:1, , true",
        ", a:1, none, true",
        "http://b:1, a:1, , false",
        "http://a:2, a:1, same-origin, false",
        "null, a:1, , false",
        "http://a:1, a:1, cross-site, false",
        ", a:1, cross-site, false",
        ", a:1, same-site, false",
        "http://[, a:1, , false"
    })
    void whatAnotherSiteSendsDoesNotPass(String origin, String host, String site, boolean passes) {
        if (passes) {
            assertThatCode(() -> Doorkeeper.sameSite(origin, host, site)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> Doorkeeper.sameSite(origin, host, site)).isInstanceOf(Refusal.class);
        }
    }
}
