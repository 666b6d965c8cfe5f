package dev.weir.console;

import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in with a password, and out. */
final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final LocalUsers users;
    private final Attempts attempts;
    private final Sessions sessions;

    SignIn(LocalUsers users, Attempts attempts, Sessions sessions) {
        this.users = users;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    /** The page that asks who it is. */
    Reply page(Ask ask) {
        return Reply.page(SignInPage.html(null));
    }

    /** Begins a session, always a new one: a cookie that somebody was made to carry stays worthless. */
    Reply enter(Ask ask) {
        String name = ask.form("name").strip();
        Duration wait = attempts.begin(name, ask.address());
        if (!wait.isZero()) {
            LOG.warn("sign-in refused at {}: too many tries", ask.address());
            return refused(
                    429,
                    "Too many tries. Wait " + Math.max(1, wait.toMinutes()) + " min and try again.",
                    Map.of("Retry-After", Long.toString(wait.toSeconds() + 1)));
        }
        if (!users.matches(name, ask.form("password"))) {
            LOG.warn("sign-in refused at {}", ask.address());
            return refused(403, "Name and password do not belong together.", Map.of());
        }
        attempts.succeeded(name, ask.address());
        Session session = sessions.begin(name);
        LOG.info("{} signed in", session);
        Reply home = Reply.redirect(Route.HOME.path());
        return new Reply(
                home.status(),
                home.type(),
                home.body(),
                Map.of("Location", Route.HOME.path(), "Set-Cookie", WebServer.cookie(session)));
    }

    private static Reply refused(int status, String why, Map<String, String> headers) {
        Reply page = Reply.page(status, SignInPage.html(why));
        return new Reply(page.status(), page.type(), page.body(), headers);
    }

    /** Ends the session. */
    Reply leave(Ask ask) {
        sessions.end(ask.who().csrf());
        return new Reply(
                303,
                "text/html; charset=utf-8",
                "",
                Map.of("Location", Route.SIGN_IN_PAGE.path(), "Set-Cookie", WebServer.noCookie()));
    }
}
