package dev.weir.rate;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Finding.Weight;
import dev.weir.event.ThreatTag;
import dev.weir.model.RateBaseline;
import dev.weir.model.RateBaseline.Basis;
import dev.weir.model.RateWindow;
import dev.weir.settings.Mode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
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
        RateBaseline baseline = limits.baseline();
        int strongest = tally.first();
        double least = 2;
        for (int ring = tally.first(); ring < tally.end(); ring++) {
            double share = baseline.share(Ring.window(ring), Math.max(1, observed.applyAsInt(ring)));
            if (tally.reaches(ring) && share < least) {
                strongest = ring;
                least = share;
            }
        }
        return finding(strongest, observed.applyAsInt(strongest), least, limits, weight);
    }

    private static Finding finding(int ring, int observed, double share, RateLimits limits, Weight weight) {
        RateBaseline baseline = limits.baseline();
        RateWindow window = Ring.window(ring);
        String unit = (Ring.late(ring) ? "late events in " : "events in ") + window.text();
        int median = baseline.median(window);
        return new Finding(
                "rate",
                Family.RATE,
                Math.min(Finding.MAX_SURPRISAL, -StrictMath.log(share)),
                observed,
                limits.holdAt(ring),
                median,
                unit,
                sentence(observed, unit, share, median, baseline.source().basis()),
                TAGS,
                limits.mode() == Mode.SHADOW ? Weight.SHADOW : weight);
    }

    private static String sentence(int observed, String unit, double share, int median, Basis basis) {
        String who = basis == Basis.MEASURED ? "honest contributors" : "honest contributors, it is supposed,";
        return String.format(
                Locale.ROOT,
                "%,d %s; %s %s ever does this (half of them never pass %,d)",
                observed,
                unit,
                oneIn(share),
                who,
                median);
    }

    /** {@code 1 in 1,550}; to three digits, and no finer than a million: no data support that. */
    private static String oneIn(double share) {
        if (share < 1e-6) {
            return "fewer than 1 in 1,000,000";
        }
        long oneIn = new BigDecimal(1 / share).round(new MathContext(3)).longValue();
        return String.format(Locale.ROOT, "1 in %,d", oneIn);
    }
}
