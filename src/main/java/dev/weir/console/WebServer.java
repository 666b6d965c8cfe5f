package dev.weir.console;

import dev.weir.sign.Reviewer;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP: turns requests into {@link Ask}s for the handlers, past the {@link Doorkeeper}, and {@link Reply}s into answers. */
final class WebServer implements AutoCloseable {

    static final String COOKIE = "weir-session";

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String ANSWERED = "answered";
    private static final String SET_COOKIE = "Set-Cookie";
    private static final String CSRF_HEADER = "X-Weir-Csrf";
    private static final String CSRF_FIELD = "csrf";
    private static final String FOR_GOOD = "private, max-age=31536000, immutable";

    /** A decision's form is a few KB; a campaign names itself, not its members. */
    private static final long MOST_REQUEST_BYTES = 256 * 1024;

    private final Doorkeeper doorkeeper;
    private final Predicate<String> hasKey;
    private final InstantSource clock;
    private final Supplier<Map<Route, Long>> toDo;
    private final Javalin server;

    /**
     * A server that is not yet started.
     *
     * @param host the address to listen on
     * @param handlers what answers each route
     * @param doorkeeper who may pass
     * @param hasKey whether the console can sign for this name
     * @param clock what time it is
     * @param toDo as {@link Ask#toDo}
     */
    WebServer(
            String host,
            Map<Route, Handler> handlers,
            Doorkeeper doorkeeper,
            Predicate<String> hasKey,
            InstantSource clock,
            Supplier<Map<Route, Long>> toDo) {
        this.doorkeeper = doorkeeper;
        this.hasKey = hasKey;
        this.clock = clock;
        this.toDo = toDo;
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.jetty.host = host;
            config.jetty.modifyHttpConfiguration(http -> {
                http.setSendServerVersion(false);
                http.setSendDateHeader(true);
            });
            config.http.maxRequestSize = MOST_REQUEST_BYTES;
            config.routes.before(ctx -> {
                SecurityHeaders.ALL.forEach(ctx::header);
                ctx.header("Cache-Control", "no-store");
            });
            for (Asset asset : Asset.values()) {
                config.routes.get(
                        asset.path(),
                        ctx -> ctx.header("Cache-Control", FOR_GOOD)
                                .contentType(asset.type())
                                .result(asset.content()));
            }
            for (Route route : Route.values()) {
                Handler handler = handlers.get(route);
                if (handler == null) {
                    throw new IllegalStateException("nothing answers the route " + route);
                }
                config.routes.addHttpHandler(
                        route.method() == Route.Method.GET ? HandlerType.GET : HandlerType.POST,
                        route.path(),
                        ctx -> serve(ctx, route, handler));
            }
            config.routes.error(404, ctx -> {
                if (ctx.attribute(ANSWERED) == null) {
                    write(ctx, ErrorPage.reply(ask(ctx, null), Refusal.missing("There is no such page.")));
                }
            });
        });
    }

    /** Starts, on this port or, for 0, on any; returns the port. */
    int start(int port) {
        return server.start(port).port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void serve(Context ctx, Route route, Handler handler) {
        Ask ask = ask(ctx, null);
        try {
            if (route.method() == Route.Method.POST) {
                Doorkeeper.sameSite(ctx.header("Origin"), ctx.header("Host"), ctx.header("Sec-Fetch-Site"));
            }
            if (route.right() != Right.ANYBODY) {
                ask = ask(ctx, visitor(ctx, route));
                Doorkeeper.check(route.right(), ask.who().reviewer());
            }
            write(ctx, handler.answer(ask));
        } catch (Refusal refusal) {
            write(ctx, refused(ctx, ask, route, refusal));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", route.method(), route.path(), e);
            write(ctx, ErrorPage.failed(ask));
        }
    }

    private Visitor visitor(Context ctx, Route route) {
        String header = doorkeeper.header();
        String cookie = ctx.cookie(COOKIE);
        Session session = doorkeeper.admit(ctx.ip(), cookie, header == null ? null : ctx.header(header));
        if (!session.token().equals(cookie)) {
            setCookie(ctx, cookie(session));
        }
        Reviewer reviewer = doorkeeper.reviewer(session);
        if (route.method() == Route.Method.POST) {
            String sent = ctx.header(CSRF_HEADER);
            if (!Sessions.isOwn(session, sent == null ? ctx.formParam(CSRF_FIELD) : sent)) {
                throw Refusal.forbidden("The form is from an earlier session. Load the page again, then repeat it.");
            }
        }
        return new Visitor(
                reviewer,
                session.csrf(),
                Theme.of(ctx.cookie(Theme.COOKIE)),
                hasKey.test(reviewer.name()) ? Visitor.Signing.KEY : Visitor.Signing.NO_KEY);
    }

    private Ask ask(Context ctx, @Nullable Visitor visitor) {
        return new Ask(
                visitor,
                ctx.ip(),
                ctx.path(),
                ctx.queryParamMap(),
                ctx.method().equals(HandlerType.POST) ? ctx.formParamMap() : Map.of(),
                "true".equals(ctx.header("HX-Request")) ? Ask.Part.FRAGMENT : Ask.Part.PAGE,
                clock.instant(),
                visitor == null ? Map.of() : toDo.get());
    }

    /**
     * Who must sign in first gets there, and then to where they wanted. What was to be sent is not lost for that: its page asks in place.
     * htmx cannot follow a redirect into a part of a page, and loads the whole page.
     */
    private Reply refused(Context ctx, Ask ask, Route route, Refusal refusal) {
        if (refusal.status() != 401 || doorkeeper.header() != null) {
            return ErrorPage.reply(ask, refusal);
        }
        if (ask.part() == Ask.Part.PAGE) {
            return Reply.redirect(
                    route.method() == Route.Method.GET
                            ? SignInPage.link(ctx.path(), ctx.queryString())
                            : Route.SIGN_IN_PAGE.path());
        }
        if (route.method() == Route.Method.POST) {
            return Reply.page(401, Reply.fragment(SignInPage.again()).body());
        }
        String page = SignInPage.linkFrom(ctx.header("HX-Current-URL"));
        return new Reply(401, "text/plain; charset=utf-8", "", Map.of("HX-Redirect", page));
    }

    private void write(Context ctx, Reply reply) {
        ctx.attribute(ANSWERED, true);
        reply.headers().forEach((name, value) -> {
            if (name.equals(SET_COOKIE)) {
                setCookie(ctx, value);
            } else {
                ctx.header(name, value);
            }
        });
        ctx.status(reply.status()).contentType(reply.type()).result(reply.body());
    }

    /** Secure where the proxy says that the browser speaks TLS: over the console's own plain HTTP such a cookie would not come back. */
    private void setCookie(Context ctx, String cookie) {
        boolean tls = doorkeeper.isTls(ctx.ip(), ctx.header("X-Forwarded-Proto"));
        ctx.header(SET_COOKIE, tls ? cookie + "; Secure" : cookie);
    }

    /** A cookie that carries the session. */
    static String cookie(Session session) {
        return COOKIE + '=' + session.token() + "; Path=/; HttpOnly; SameSite=Strict";
    }

    /** A cookie that takes the session's away. */
    static String noCookie() {
        return COOKIE + "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0";
    }
}
