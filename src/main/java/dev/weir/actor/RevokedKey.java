package dev.weir.actor;

import dev.weir.event.KeyStanding;
import dev.weir.event.Retraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the ledger says of one key of a producer. State: only add components.
 *
 * @param since from which arrival on its events are retracted, epoch milliseconds; {@link KeyStanding#GOOD} where they are not
 * @param streams on which streams; empty means all
 * @param entries how many entries were written about it
 */
public record RevokedKey(long since, List<String> streams, int entries) {

    static final RevokedKey GOOD = new RevokedKey(KeyStanding.GOOD, List.of(), 0);

    /** What is to be written, and what the ledger says then. */
    record Outcome(RevokedKey after, List<Retraction> entries) {}

    /** What follows from how the key stands now; the same again has no consequences. */
    Outcome now(KeyStanding key) {
        List<String> covered = key.revokedFrom() == KeyStanding.GOOD ? List.of() : key.streams();
        if (key.revokedFrom() == since && covered.equals(streams)) {
            return new Outcome(this, List.of());
        }
        List<Retraction> written = new ArrayList<>(2);
        int count = entries;
        if (since != KeyStanding.GOOD) {
            String reason = key.revokedFrom() == KeyStanding.GOOD
                    ? "key '" + key.key() + "' is not revoked any more"
                    : "key '" + key.key() + "' is revoked otherwise";
            written.add(retraction(key.key(), since, streams, count, key.time())
                    .reversed(id(key.key(), ++count), reason, key.time()));
        }
        if (key.revokedFrom() != KeyStanding.GOOD) {
            written.add(retraction(key.key(), key.revokedFrom(), covered, ++count, key.time()));
        }
        return new Outcome(new RevokedKey(key.revokedFrom(), covered, count), written);
    }

    private static Retraction retraction(String key, long since, List<String> streams, int number, long time) {
        return Retraction.ofKey(
                id(key, number),
                key,
                streams,
                since,
                "key '" + key + "' is revoked: others may have had it since " + Instant.ofEpochMilli(since),
                time);
    }

    private static String id(String key, int number) {
        return "key " + key + ' ' + number;
    }
}
