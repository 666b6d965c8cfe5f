package dev.weir.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often somebody tried to sign in lately. A name from one address has 5 wrong passwords in a quarter of an hour, an address 20, a name from
 * everywhere 100: a person who mistypes gets on, a guesser does not, and nobody can shut a colleague out from one machine.
 *
 * <p>At most 10,000 names and addresses are remembered, those used last.
 */
final class Attempts {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_KEYS = 10_000;
    private static final int PAIR = 5;
    private static final int ADDRESS = 20;
    private static final int NAME = 100;

    private final InstantSource clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_KEYS;
        }
    };

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** How long this name at this address has to wait before its next try; zero if not at all. A try that may be made counts at once. */
    synchronized Duration begin(String name, String address) {
        Instant now = clock.instant();
        Duration wait = max(
                wait("pair " + address + ' ' + name, PAIR, now),
                max(wait("address " + address, ADDRESS, now), wait("name " + name, NAME, now)));
        if (wait.isZero()) {
            add("pair " + address + ' ' + name, now);
            add("address " + address, now);
            add("name " + name, now);
        }
        return wait;
    }

    /** The try was right: what this name tried at this address is forgotten, and it counts against nobody else who comes from there. */
    synchronized void succeeded(String name, String address) {
        counts.remove("pair " + address + ' ' + name);
        takeBack("address " + address);
        takeBack("name " + name);
    }

    private void takeBack(String key) {
        counts.computeIfPresent(key, (same, count) -> new Count(count.start, Math.max(0, count.tries - 1)));
    }

    private Duration wait(String key, int most, Instant now) {
        Count count = counts.get(key);
        return count == null || count.tries < most || !now.isBefore(count.start.plus(WINDOW))
                ? Duration.ZERO
                : Duration.between(now, count.start.plus(WINDOW));
    }

    private void add(String key, Instant now) {
        Count count = counts.get(key);
        counts.put(
                key,
                count == null || !now.isBefore(count.start.plus(WINDOW))
                        ? new Count(now, 1)
                        : new Count(count.start, count.tries + 1));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private record Count(Instant start, int tries) {}
}
