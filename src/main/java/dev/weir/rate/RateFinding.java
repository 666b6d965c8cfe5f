package dev.weir.rate;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Finding.Weight;
import dev.weir.event.ThreatTag;
import dev.weir.model.RateBaseline.Basis;
import dev.weir.settings.Mode;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Puts what the rate check noticed into a {@link Finding}: the window with the highest surprisal speaks for all.
 *
 * <p>surprisal = -ln(share of honest contributors who ever reach this count in this window). It is the strongest of seven
 * correlated windows, without correction; a correction would be at most ln 7 = 1.9 nats.
 */
final class RateFinding {

    private static final List<ThreatTag> TAGS = List.of(
            ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.OWASP_DATA_POISONING, ThreatTag.NIST_DATA_POISONING);

    private RateFinding() {}

    /** For a held event: what the windows have seen, earlier held events included. */
    static Finding held(Tally tally, RateLimits limits) {
        return strongest(tally, limits, tally::seen, Weight.HOLDS);
    }

    /** For an admitted event that lowers trust. */
    static Finding noticed(Tally tally, RateLimits limits) {
        return strongest(tally, limits, tally::count, Weight.COUNTS);
    }

    private static Finding strongest(Tally tally, RateLimits limits, IntUnaryOperator observed, Weight weight) {
        int strongest = tally.first();
        double most = -1;
        for (int ring = tally.first(); ring < tally.end(); ring++) {
            int seen = observed.applyAsInt(ring);
            if (seen >= limits.noticeAt(ring) && tally.reaches(ring)) {
                double surprisal = limits.baseline().surprisal(Ring.window(ring), seen);
                if (surprisal > most) {
                    strongest = ring;
                    most = surprisal;
                }
            }
        }
        double clipped = Math.min(Finding.MAX_SURPRISAL, most);
        return finding(strongest, observed.applyAsInt(strongest), clipped, limits, weight);
    }

    private static Finding finding(int ring, int observed, double surprisal, RateLimits limits, Weight weight) {
        int median = limits.medianAt(ring);
        String unit = (Ring.late(ring) ? "late events in " : "events in ")
                + Ring.window(ring).text();
        return new Finding(
                "rate",
                Family.RATE,
                surprisal,
                observed,
                limits.holdAt(ring),
                median,
                unit,
                sentence(
                        observed,
                        unit,
                        surprisal,
                        median,
                        limits.baseline().source().basis()),
                TAGS,
                limits.mode() == Mode.SHADOW ? Weight.SHADOW : weight);
    }

    private static String sentence(int observed, String unit, double surprisal, int median, Basis basis) {
        String who = basis == Basis.MEASURED ? " honest contributors" : " honest contributors, it is supposed,";
        return grouped(observed) + ' ' + unit + "; " + oneIn(surprisal) + who
                + " ever does this (half of them never pass " + grouped(median) + ')';
    }

    /** {@code 1 in 1,550}; to three digits, and no finer than a million: no data support that. */
    private static String oneIn(double surprisal) {
        double oneIn = StrictMath.exp(surprisal);
        if (oneIn > 1e6) {
            return "fewer than 1 in 1,000,000";
        }
        double unit = Math.max(1, StrictMath.pow(10, Math.floor(StrictMath.log10(oneIn)) - 2));
        return "1 in " + grouped(Math.round(oneIn / unit) * Math.round(unit));
    }

    /** Digits in groups of three. */
    private static String grouped(long number) {
        StringBuilder text = new StringBuilder().append(number);
        for (int place = text.length() - 3; place > 0; place -= 3) {
            text.insert(place, ',');
        }
        return text.toString();
    }
}
