package dev.weir.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.settings.BlindSettings;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Draws the blind sample. Each event has a draw, a number that its origin and the secret seed give (HMAC-SHA256) and that nobody
 * without the seed can tell from a random one. Of a day's events of one kind those with the lowest draws are in the sample, as
 * many as there are places, if they are below the share at all.
 *
 * <p>So which events are drawn depends on the set of the day's events and on nothing else: not on when in the day they came, nor on
 * the order in which they are read. The first draw that is not in is the day's limit; given it, each event was in with just
 * that probability, and counts weighted by its inverse are unbiased: E. Cohen and H. Kaplan, Tighter estimation using bottom k sketches,
 * PVLDB 1, 2008, section 3 (rank conditioning). Not for several threads.
 */
final class Lottery {

    /** Bits of a draw: as many as a double holds. */
    private static final int BITS = 53;

    private final Mac mac;
    private final double share;
    private final int places;

    private Lottery(Mac mac, double share, int places) {
        this.mac = mac;
        this.share = share;
        this.places = places;
    }

    /** The draw that the settings ask for. */
    static Lottery of(BlindSettings settings) {
        return of(settings.secret(), settings.share(), settings.mostADay() / 2);
    }

    /** @param places events of one kind a day at most */
    static Lottery of(String seed, double share, int places) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.getBytes(UTF_8), "HmacSHA256"));
            return new Lottery(mac, share, places);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** The draw of an event, 0 or more and below 1. */
    double draw(String origin) {
        return number("draw " + origin);
    }

    /** Where it stands in the list that is shown: by its draw, the kind with more events would stand first. */
    double place(String origin) {
        return number("place " + origin);
    }

    private double number(String text) {
        long first = ByteBuffer.wrap(mac.doFinal(text.getBytes(UTF_8))).getLong();
        return (first >>> (Long.SIZE - BITS)) * 0x1p-53;
    }

    /** Whether an event with this draw can be in the sample. */
    boolean isCandidate(double draw) {
        return draw < share;
    }

    /** How many events of one kind a day are in at most. */
    int places() {
        return places;
    }

    /**
     * The probability with which each event of a day was in.
     *
     * @param lowest the day's lowest draws below the share, in order: one more than {@link #places}, or all
     */
    double limit(List<Double> lowest) {
        return lowest.size() > places ? lowest.get(places) : share;
    }

    /** The same for the same draws and for no others; gives nothing of the seed away. */
    String fingerprint() {
        byte[] digest = mac.doFinal(("fingerprint " + share + ' ' + places).getBytes(UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16);
    }
}
