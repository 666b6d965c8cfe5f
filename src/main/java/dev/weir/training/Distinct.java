package dev.weir.training;

/**
 * How many different hashes there were, within about 3 % (one standard error, 1.04 / √1,024) and in one kilobyte, in whatever order and however often they came.
 * Sources: Flajolet, Fusy, Gandouet, Meunier, "HyperLogLog", 2007, with linear counting below 2.5 times the registers.
 */
final class Distinct {

    private static final int BITS = 10;
    private static final int REGISTERS = 1 << BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private final byte[] registers = new byte[REGISTERS];

    /** @param hash of a function whose bits nobody chooses */
    void add(long hash) {
        int register = (int) (hash >>> (Long.SIZE - BITS));
        int rank = Long.numberOfLeadingZeros((hash << BITS) | (1L << (BITS - 1))) + 1;
        registers[register] = (byte) Math.max(registers[register], rank);
    }

    /** How many, 0 and more. */
    double estimate() {
        double sum = 0;
        int zeros = 0;
        for (byte rank : registers) {
            sum += Math.scalb(1.0, -rank);
            zeros += rank == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        return raw <= 2.5 * REGISTERS && zeros > 0 ? REGISTERS * Math.log((double) REGISTERS / zeros) : raw;
    }
}
