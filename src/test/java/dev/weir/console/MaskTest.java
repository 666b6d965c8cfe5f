package dev.weir.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.index.Opened;
import dev.weir.index.Tape;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsException;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is masked for a role is on no page, in no file and behind no filter that the role can ask for. */
class MaskTest {

    private static final String MARKER = "xq7@example.org";
    private static final Instant NOW = Instant.ofEpochMilli(Tape.NOON);
    private static final Settings SETTINGS = TestSettings.masked("{mask: {viewer: [/email, /home], analyst: [/home]}}");

    @TempDir
    private Path folder;

    @Test
    void aRoleSeesWhatIsNotMaskedForIt() {
        try (Opened opened = new Opened(folder)) {
            // Given
            String origin = hold(opened);
            Function<Role, String> page = role -> body(views(opened).item(ask(role, "origin", origin)));

            // Then
            assertThat(page.apply(Role.VIEWER))
                    .doesNotContain(MARKER, "street 9")
                    .contains("••••", "u1");
            assertThat(page.apply(Role.ANALYST)).doesNotContain("street 9").contains(MARKER);
            assertThat(page.apply(Role.LEAD)).contains(MARKER, "street 9");
            assertThat(page.apply(Role.ADMIN)).contains(MARKER, "street 9").doesNotContain("••••");
        }
    }

    @Test
    void noOtherPageNoExportAndNoFilterHasIt() {
        try (Opened opened = new Opened(folder)) {
            // Given
            hold(opened);
            Nouns nouns = Nouns.of(SETTINGS);
            Cases cases = cases(opened);
            Exports exports = new Exports(opened.index, nouns);
            Views views = views(opened);

            // When
            Map<String, String> all = new LinkedHashMap<>();
            all.put("queue", body(cases.queue(ask(Role.VIEWER))));
            all.put("held", body(views.held(ask(Role.VIEWER))));
            all.put("actor", body(views.actor(ask(Role.VIEWER, "id", "customer:u1"))));
            all.put("object", body(views.object(ask(Role.VIEWER, "stream", "ratings", "id", "film:x"))));
            all.put("queue.csv", body(exports.queueCsv(ask(Role.VIEWER))));
            all.put("queue.json", body(exports.queueJson(ask(Role.VIEWER))));
            all.put("held.csv", body(exports.heldCsv(ask(Role.VIEWER))));
            all.put("held.json", body(exports.heldJson(ask(Role.VIEWER))));

            // Then
            all.forEach((name, text) -> assertThat(text.contains("u1")).as(name).isTrue());
            all.forEach((name, text) -> assertThat(text.contains(MARKER) || text.contains("street 9"))
                    .as(name)
                    .isFalse());
            for (String field : List.of("actor", "object", "source", "check", "campaign", "case")) {
                assertThat(body(exports.heldJson(ask(Role.VIEWER, field, MARKER))))
                        .as(field)
                        .isEqualTo(body(exports.heldJson(ask(Role.VIEWER, field, "nobody@example.org"))));
            }
        }
    }

    @Test
    void whatWeirReadsCannotBeMaskedNorWhatHoldsIt() {
        assertThatThrownBy(() -> TestSettings.masked("{mask: {viewer: [/user]}}"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("'/user' is or holds streams.ratings.fields.actor");
        assertThatThrownBy(() -> TestSettings.masked("{mask: {viewer: [email]}}"))
                .hasMessageContaining("'email' is no JSON pointer");
        assertThat(TestSettings.masked("{mask: {viewer: [/use, /user2, /user/mail]}}"))
                .isNotNull();
    }

    @Test
    void aFieldHidesWhatIsBelowItAndNothingBeside() {
        Mask mask = new Mask(List.of("/a/b"));
        assertThat(List.of("/a/b", "/a/b/c", "/a/b/0")).allMatch(mask::hides);
        assertThat(List.of("/a", "/a/bc", "/a/", "/b", "")).noneMatch(mask::hides);
    }

    private static String hold(Opened opened) {
        byte[] payload = ("{\"user\":\"u1\",\"movie\":\"x\",\"stars\":5,\"id\":\"e0\",\"ts\":" + Tape.NOON
                        + ",\"email\":\"" + MARKER + "\",\"home\":{\"street\":\"street 9\"}}")
                .getBytes(UTF_8);
        Event event = opened.tape.event("u1", "x", 5, Tape.NOON, payload);
        String origin = opened.tape.held(event, Tape.NOON, Tape.finding("rate", Family.RATE, 9));
        opened.read();
        return origin;
    }

    private static Views views(Opened opened) {
        return new Views(opened.index, SETTINGS, Nouns.of(SETTINGS), cases(opened));
    }

    private static Cases cases(Opened opened) {
        return new Cases(opened.index, new Reviewers(List.of()), Nouns.of(SETTINGS), SETTINGS.streamNames());
    }

    private static String body(Reply reply) {
        return reply.body();
    }

    private static Ask ask(Role role, String... query) {
        Map<String, List<String>> asked = new TreeMap<>();
        for (int i = 0; i < query.length; i += 2) {
            asked.put(query[i], List.of(query[i + 1]));
        }
        Visitor visitor = new Visitor(Signer.of("ana", role).reviewer(), "a token", Theme.AUTO, Visitor.Signing.NO_KEY);
        return new Ask(visitor, "127.0.0.1", "/", asked, Map.of(), Ask.Part.PAGE, NOW, Map.of());
    }
}
