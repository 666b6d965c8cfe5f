package dev.weir.console;

import dev.weir.sign.Reviewer;
import dev.weir.sign.Reviewers;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who somebody is and whether they may: the one place that every request passes. */
final class Doorkeeper {

    private final Reviewers reviewers;
    private final @Nullable TrustedProxy proxy;
    private final Sessions sessions;
    private final KeyFolder keys;
    private final InstantSource clock;

    /**
     * @param reviewers everybody who may come in
     * @param proxy who says who somebody is; null where people sign in here
     * @param sessions who is signed in
     * @param keys by which it is told which of several entries of a name they sign with
     * @param clock for entries that have ended
     */
    Doorkeeper(
            Reviewers reviewers, @Nullable TrustedProxy proxy, Sessions sessions, KeyFolder keys, InstantSource clock) {
        this.reviewers = reviewers;
        this.proxy = proxy;
        this.sessions = sessions;
        this.keys = keys;
        this.clock = clock;
    }

    /** Which header the proxy writes, or null where there is none. */
    @Nullable
    String header() {
        return proxy == null ? null : proxy.header();
    }

    /**
     * Whose request it is.
     *
     * @param address where it came from
     * @param cookie the session's cookie, or null
     * @param named what the proxy's header says, or null
     * @return their session, which is a new one where a proxy names somebody for the first time
     * @throws Refusal when nobody is known
     */
    Session admit(String address, @Nullable String cookie, @Nullable String named) {
        Optional<Session> session = sessions.find(cookie);
        if (proxy == null) {
            return session.orElseThrow(() -> Refusal.unknown("Sign in first."));
        }
        String name = proxy.name(address, named)
                .orElseThrow(() -> Refusal.unknown("The proxy in front of the console names nobody in the header "
                        + proxy.header() + ", or the request did not come through it."));
        return session.filter(found -> found.name().equals(name)).orElseGet(() -> sessions.begin(name));
    }

    /**
     * Whether the browser speaks TLS, to the proxy.
     *
     * @param address where the request came from
     * @param scheme the header {@code X-Forwarded-Proto}, or null
     */
    boolean isTls(String address, @Nullable String scheme) {
        return proxy != null && proxy.isTls(address, scheme);
    }

    /**
     * What the reviewers' file says of whoever has this session.
     *
     * @throws Refusal when they are no reviewer, or no longer
     */
    Reviewer reviewer(Session session) {
        long now = clock.instant().toEpochMilli();
        List<Reviewer> valid = reviewers.named(session.name()).stream()
                .filter(entry -> entry.isValidAt(now))
                .toList();
        return keys.entry(valid)
                .orElseThrow(
                        () -> Refusal.forbidden(
                                "'" + session.name()
                                        + "' is not in the reviewers' file, or the entry has ended: an administrator adds who may come in."));
    }

    /**
     * Lets pass whoever may take this route.
     *
     * @throws Refusal for everybody else
     */
    static void check(Right right, Reviewer reviewer) {
        if (right.least() != null && reviewer.role().compareTo(right.least()) < 0) {
            throw Refusal.forbidden("That takes the role "
                    + right.least().name().toLowerCase(Locale.ROOT) + "; yours is "
                    + reviewer.role().name().toLowerCase(Locale.ROOT) + '.');
        }
    }

    /**
     * Lets pass what a page of this console sent.
     *
     * @param origin the header {@code Origin}, or null
     * @param host the header {@code Host}, or null
     * @param site the header {@code Sec-Fetch-Site}, or null
     * @throws Refusal for what another site made a browser send
     */
    static void sameSite(@Nullable String origin, @Nullable String host, @Nullable String site) {
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (origin != null && (foreign || !isAt(origin, host))) {
            throw Refusal.forbidden("This did not come from a page of the console.");
        }
        if (foreign) {
            throw Refusal.forbidden("This came from another site.");
        }
    }

    private static boolean isAt(String origin, @Nullable String host) {
        try {
            return URI.create(origin).getAuthority() != null
                    && URI.create(origin).getAuthority().equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
