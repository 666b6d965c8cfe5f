package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Code;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WebServerTest {

    private static final String PASSWORD = "wet gravel sings softly";

    @TempDir
    private static Path dir;

    private static LocalUsers users;

    private final Hands clock = new Hands();
    private final Sessions sessions = new Sessions(clock);
    private final Map<Route, Handler> handlers = new EnumMap<>(Route.class);
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;
    private int port;

    @BeforeAll
    static void oneUser() throws IOException {
        users = LocalUsers.read(Files.writeString(dir.resolve("users"), QuickHash.line("ana", PASSWORD)));
    }

    @BeforeEach
    void start() {
        SignIn signIn = new SignIn(users, new Attempts(clock), sessions);
        for (Route route : Route.values()) {
            handlers.put(route, ask -> Reply.page("did " + route));
        }
        handlers.put(Route.SIGN_IN_PAGE, signIn::page);
        handlers.put(Route.SIGN_IN, signIn::enter);
        handlers.put(Route.OVERVIEW, ask -> {
            throw new IllegalStateException("a secret detail");
        });
        Reviewers reviewers = new Reviewers(Stream.of(Role.values())
                .map(role -> Signer.of(name(role), role).reviewer())
                .toList());
        server = new WebServer(
                "127.0.0.1",
                handlers,
                new Doorkeeper(reviewers, null, sessions, new KeyFolder(null), clock),
                name -> true,
                clock,
                Map::of);
        port = server.start(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void eachRouteWantsItsRole(Route route) throws Exception {
        for (Role role : Role.values()) {
            Session session = sessions.begin(name(role));
            HttpResponse<String> answer = call(route, session, session.csrf());

            boolean may = route.right().least() == null
                    || role.compareTo(route.right().least()) >= 0;
            if (may) {
                assertThat(answer.body()).as("%s as %s", route, role).doesNotContain("That takes the role");
            } else {
                assertThat(answer.statusCode()).as("%s as %s", route, role).isEqualTo(403);
                assertThat(answer.body())
                        .doesNotContain("did " + route)
                        .contains("That takes the role " + Code.of(route.right().least()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutASessionThereIsOnlyTheSignInPage(Route route) throws Exception {
        HttpResponse<String> answer = call(route, null, "");

        if (route == Route.HEALTH) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        } else if (route.right() == Right.ANYBODY) {
            assertThat(answer.body()).contains("Password");
        } else {
            assertThat(answer.statusCode()).isEqualTo(303);
            String wanted = route == Route.HOME || route.method() == Route.Method.POST
                    ? "/sign-in"
                    : Show.link(Route.SIGN_IN_PAGE, "to", route.path());
            assertThat(answer.headers().firstValue("Location")).contains(wanted);
            assertThat(answer.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsDoneForAFormOfAnotherSession(Route route) throws Exception {
        if (route.method() == Route.Method.GET || route.right() == Right.ANYBODY) {
            return;
        }
        Session session = sessions.begin(name(Role.ADMIN));
        for (String csrf : new String[] {
            "", "wrong", session.token(), sessions.begin(name(Role.ADMIN)).csrf()
        }) {
            HttpResponse<String> answer = call(route, session, csrf);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("did " + route).contains("earlier session");
        }
        assertThat(call(route, session, session.csrf()).body()).isEqualTo("did " + route);
    }

    @Test
    void nothingIsDoneForAnotherSiteEvenWithTheRightToken() throws Exception {
        Session session = sessions.begin(name(Role.ADMIN));
        HttpRequest request = request("/decide", session)
                .header("Origin", "http://evil.example")
                .header("X-Weir-Csrf", session.csrf())
                .POST(BodyPublishers.noBody())
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    @Test
    void signingInGivesANewSessionWhateverTheBrowserCarried() throws Exception {
        // Given: a cookie that somebody else put there
        Session planted = sessions.begin("mallory");

        // When
        HttpResponse<String> answer = client.send(
                request("/sign-in", planted)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("name=ana&password=" + PASSWORD.replace(' ', '+')))
                        .build(),
                BodyHandlers.ofString());

        // Then
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(cookie)
                .startsWith("weir-session=")
                .doesNotContain(planted.token())
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(sessions.find(planted.token()))
                .get()
                .extracting(Session::name)
                .isEqualTo("mallory");
    }

    @ParameterizedTest
    @CsvSource({", false", "http, false", "'https, http', false", "https, true", "HTTPS, true"})
    void behindAProxyThatSpeaksTlsTheCookieIsSecure(String scheme, boolean secure) throws Exception {
        // Given
        Reviewers reviewers =
                new Reviewers(List.of(Signer.of("ana", Role.ANALYST).reviewer()));
        TrustedProxy proxy = TrustedProxy.of("X-Forwarded-User", List.of());
        try (WebServer behind = new WebServer(
                "127.0.0.1",
                handlers,
                new Doorkeeper(reviewers, proxy, sessions, new KeyFolder(null), clock),
                name -> true,
                clock,
                Map::of)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + behind.start(0) + "/queue"))
                    .header("X-Forwarded-User", "ana");

            // When
            HttpResponse<String> answer = client.send(
                    scheme == null
                            ? request.build()
                            : request.header("X-Forwarded-Proto", scheme).build(),
                    BodyHandlers.ofString());

            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow().contains("; Secure"))
                    .isEqualTo(secure);
        }
    }

    @Test
    void whereNoProxyIsTrustedItsSchemeIsNotBelieved() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/sign-in", null)
                        .header("X-Forwarded-Proto", "https")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("name=ana&password=" + PASSWORD.replace(' ', '+')))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain("Secure");
    }

    @Test
    void wrongPasswordsAreCountedAndThenRefusedUnseen() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("wrong").statusCode()).isEqualTo(403);
        }
        HttpResponse<String> answer = signIn(PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("901");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void everyAnswerHasTheSecurityHeaders() throws Exception {
        Session session = sessions.begin(name(Role.VIEWER));
        for (String path : new String[] {"/sign-in", "/queue", "/nothing", "/overview", Asset.STYLE.path()}) {
            HttpResponse<String> answer =
                    client.send(request(path, session).GET().build(), BodyHandlers.ofString());
            SecurityHeaders.ALL.forEach((name, value) ->
                    assertThat(answer.headers().firstValue(name)).as(path).contains(value));
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
        assertThat(SecurityHeaders.POLICY).doesNotContain("unsafe");
    }

    @Test
    void aFailureTellsNothingOfItself() throws Exception {
        Session session = sessions.begin(name(Role.VIEWER));
        HttpResponse<String> answer =
                client.send(request("/overview", session).GET().build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("log says why").doesNotContain("secret detail", "IllegalState");
    }

    @Test
    void assetsAreThereForGoodAndNothingElseOfTheClassPath() throws Exception {
        for (Asset asset : Asset.values()) {
            HttpResponse<String> answer =
                    client.send(request(asset.path(), null).GET().build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        }
        for (String path : Set.of(
                "/assets/console.css",
                "/assets/../console.css",
                "/META-INF/NOTICE",
                "/webjars/htmx.org/2.0.10/package.json")) {
            assertThat(client.send(request(path, null).GET().build(), BodyHandlers.ofString())
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private HttpResponse<String> signIn(String password) throws IOException, InterruptedException {
        return client.send(
                request("/sign-in", null)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("name=ana&password=" + password.replace(' ', '+')))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> call(Route route, Session session, String csrf)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(route.path(), session);
        if (route.method() == Route.Method.POST) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("csrf=" + csrf));
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, Session session) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return session == null ? request : request.header("Cookie", "weir-session=" + session.token());
    }

    private static String name(Role role) {
        return DecisionTable.words(role);
    }
}
