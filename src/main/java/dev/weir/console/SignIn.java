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
        return Reply.page(SignInPage.html(ask.query("to"), null));
    }

    /** Begins a session, always a new one: a cookie that somebody was made to carry stays worthless. */
    Reply enter(Ask ask) {
        String name = ask.form("name").strip();
        Duration wait = attempts.begin(name, ask.address());
        if (!wait.isZero()) {
            LOG.warn("sign-in refused at {}: too many tries", ask.address());
            return refused(
                    ask,
                    429,
                    "Too many tries. Wait " + Math.max(1, wait.toMinutes()) + " min and try again.",
                    Map.of("Retry-After", Long.toString(wait.toSeconds() + 1)));
        }
        if (!users.matches(name, ask.form("password"))) {
            LOG.warn("sign-in refused at {}", ask.address());
            return refused(ask, 403, "Name and password do not belong together.", Map.of());
        }
        attempts.succeeded(name, ask.address());
        Session session = sessions.begin(name);
        LOG.info("{} signed in", session);
        Map<String, String> cookie = Map.of("Set-Cookie", WebServer.cookie(session));
        if (ask.part() == Ask.Part.FRAGMENT) {
            return with(Reply.fragment(SignInPage.done(session)), cookie);
        }
        String place = SignInPage.place(ask.form("to"));
        return with(Reply.redirect(place), Map.of("Location", place, "Set-Cookie", WebServer.cookie(session)));
    }

    /** In place, status 200: a part of the form that stands, not a notice beside it. */
    private static Reply refused(Ask ask, int status, String why, Map<String, String> headers) {
        return ask.part() == Ask.Part.FRAGMENT
                ? Reply.fragment(SignInPage.again(why))
                : with(Reply.page(status, SignInPage.html(ask.form("to"), why)), headers);
    }

    private static Reply with(Reply reply, Map<String, String> headers) {
        return new Reply(reply.status(), reply.type(), reply.body(), headers);
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
