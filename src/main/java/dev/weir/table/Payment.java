package dev.weir.table;

/**
 * A card payment.
 *
 * @param id unique
 * @param time milliseconds since 1970
 * @param card whose
 * @param terminal where
 * @param amount how much
 * @param label {@link Row#POSITIVE} for a fraud
 */
public record Payment(long id, long time, int card, int terminal, double amount, int label) {

    /** Is it a fraud. */
    public boolean isFraud() {
        return label == Row.POSITIVE;
    }
}
