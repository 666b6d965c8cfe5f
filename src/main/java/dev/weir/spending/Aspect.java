package dev.weir.spending;

/**
 * What is watched in a payment. The thresholds come from the genuine payments of half of the cards of the Fraud Detection
 * Handbook, 313,000 of accounts with a past: each of amount, pace, party and hour may stand out in one of 1,000, a rise in one of
 * 10,000: together below half a percent. The cards are simulated, and the tails of people are longer. {@code SpendingOnRealDataTest} prints what the other
 * half shows.
 */
enum Aspect {
    /** Scales above the usual logarithm of the amount. One genuine payment in 1,000 goes to 1.90, one in 10,000 to 2.17. */
    AMOUNT(1.9, 0.12),

    /** Scales above the usual number of payments at once. One in 1,000 goes to 2.66, one in 10,000 to 3.17. */
    PACE(2.7, 0.22),

    /** Nats of an object or counterparty that is new. One in 1,000 goes to 2.38, one in 10,000 to 2.87. */
    PARTY(2.4, 0.21),

    /**
     * Nats of a device, address or currency that is new. The set knows none: a choice, reached by an account that paid 67 times
     * from one place.
     */
    PLACE(3.5, 1),

    /** Nats by which it pays less often around this hour than at any. One in 1,000 goes to 3.45, one in 10,000 to 4.04. */
    HOUR(3.5, 0.26),

    /**
     * Scales of a rise that single payments hide. The average run length on payments without frauds is 10,800 at 5, 78,000 at
     * 6: a card of the set pays 150 times.
     */
    RISE(5, 1);

    static final Aspect[] ALL = values();

    final double from;
    private final double nat;

    /**
     * @param from the score from where it stands out
     * @param nat by how much more one in e fewer go
     */
    Aspect(double from, double nat) {
        this.from = from;
        this.nat = nat;
    }

    /** -ln P(a genuine payment goes as far in any aspect), in nats, without an upper end; 0 where it does not stand out. */
    double surprisal(double score) {
        return score >= from ? SpendingFinding.STANDS_OUT + (score - from) / nat : 0;
    }

    /**
     * How far a payment goes, more being odder; NaN where it tells nothing.
     *
     * @param before what was remembered before it
     * @param after what is remembered with it, before a rise is said
     */
    double score(Payment payment, SpendingMemory before, SpendingMemory after) {
        return switch (this) {
            case AMOUNT -> before.place(payment);
            case PACE ->
                after.pace().last() == payment.time()
                        ? before.pace().usual().place(Math.log(after.pace().now()))
                        : Double.NaN;
            case PARTY -> before.parties().surprise(payment.parties());
            case PLACE -> before.places().surprise(payment.places());
            case HOUR -> payment.hour() < 0 ? Double.NaN : before.hours().surprise(payment.hour());
            case RISE ->
                Double.isNaN(before.place(payment)) ? Double.NaN : after.rise().level();
        };
    }
}
