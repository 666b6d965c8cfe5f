package dev.weir.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in: in memory only, so that a restart signs everybody out. A session ends after 12 hours (a shift), or after an hour in which
 * nothing was done. At most 1,000 at a time; the one used longest ago makes room.
 */
final class Sessions {

    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration IDLE = Duration.ofHours(1);

    private static final int MOST = 1_000;
    private static final int TOKEN_BYTES = 32;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Entry> sessions = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(InstantSource clock) {
        this.clock = clock;
    }

    /** A new session, with a token that was never given out before. */
    synchronized Session begin(String name) {
        Instant now = clock.instant();
        Session session = new Session(token(), token(), name, now);
        sessions.put(session.token(), new Entry(session, now));
        if (sessions.size() > MOST) {
            Iterator<Entry> eldest = sessions.values().iterator();
            eldest.next();
            eldest.remove();
        }
        return session;
    }

    /** The session with this token, if it still runs; it counts as used now. */
    synchronized Optional<Session> find(@Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        Entry entry = sessions.get(token);
        if (entry == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!now.isBefore(entry.session.began().plus(LONGEST)) || !now.isBefore(entry.used.plus(IDLE))) {
            sessions.remove(token);
            return Optional.empty();
        }
        sessions.put(token, new Entry(entry.session, now));
        return Optional.of(entry.session);
    }

    /** Ends the session whose forms carry this, if there is one. */
    synchronized void end(String csrf) {
        sessions.values().removeIf(entry -> entry.session.csrf().equals(csrf));
    }

    /** Whether a form that came with this session is one of its own. */
    static boolean isOwn(Session session, @Nullable String csrf) {
        return csrf != null && MessageDigest.isEqual(session.csrf().getBytes(UTF_8), csrf.getBytes(UTF_8));
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Entry(Session session, Instant used) {}
}
