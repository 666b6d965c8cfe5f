package dev.weir.spending;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ThreatTag;
import dev.weir.settings.Mode;
import java.util.List;
import java.util.Locale;

/** Puts what the spending check saw into words. */
final class SpendingFinding {

    /** The check's name in findings and in the policy. */
    static final String NAME = "spending";

    /**
     * In nats: one in 100. Of simulated cards one genuine payment in 290 goes as far in any aspect; the tails of people are
     * longer.
     */
    static final double STANDS_OUT = Math.log(100);

    /**
     * In nats, a trust of 0.90 and no less: seven in ten payments of leaked cards stand out, and a fraud model that weighs by
     * trust must not lose them.
     */
    static final double MOST = 5;

    /** The mean surprisal of what chance alone brings. */
    private static final double USUAL = 1;

    private SpendingFinding() {}

    static Finding of(Aspect aspect, Payment payment, SpendingMemory before, SpendingMemory after, Mode mode) {
        double surprise = aspect.surprisal(aspect.score(payment, before, after));
        return new Finding(
                NAME,
                Family.BEHAVIOR,
                Math.min(MOST, surprise),
                surprise,
                STANDS_OUT,
                USUAL,
                "nats of surprise at the payment",
                sentence(aspect, payment, before, after),
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.COUNTS);
    }

    private static String sentence(Aspect aspect, Payment payment, SpendingMemory before, SpendingMemory after) {
        Usual amounts = before.amounts();
        return switch (aspect) {
            case AMOUNT ->
                text(
                        "the amount is %.1f times what this account usually pays, %.2f",
                        Math.exp(payment.amount() - amounts.location()), Math.exp(amounts.location()));
            case PACE ->
                text(
                        "%.1f payments of this account came at once, each counting half for every hour since; %.1f would"
                                + " be usual",
                        after.pace().now(), Math.exp(before.pace().usual().location()));
            case PARTY ->
                text(
                        "whom it pays is new, as in %.1f %% of this account's payments",
                        100 * before.parties().newness());
            case PLACE ->
                text(
                        "its device, address or currency is new, as in %.1f %% of this account's payments",
                        100 * before.places().newness());
            case HOUR ->
                text(
                        "this account hardly ever pays around %d:00; chance alone would bring %.1f times as many payments there",
                        payment.hour(), Math.exp(before.hours().surprise(payment.hour())));
            case RISE ->
                text(
                        "the last %d amounts are on average %.0f %% above what this account usually pays, %.2f",
                        after.rise().run(),
                        100 * Math.expm1(after.rise().height() * amounts.scale()),
                        Math.exp(amounts.location()));
        };
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
