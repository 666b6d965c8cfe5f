package dev.weir.spending;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of how one account pays: the state of {@link SpendingCheck}. Never changed once made.
 *
 * @param payments so far, at most {@link Short#MAX_VALUE}
 * @param currency hash of the first payment's currency; amounts in another one are not compared
 * @param amounts natural logarithms of the amounts
 * @param rise of the amounts
 * @param pace payments at once
 * @param parties whom it paid: object and counterparty
 * @param places where and how: device, address, currency
 * @param hours of the day in the stream's zone
 */
public record SpendingMemory(
        int payments, int currency, Usual amounts, Rise rise, Pace pace, Known parties, Known places, Hours hours) {

    static final int BYTES = 95;

    private static final byte FORMAT = 1;

    /** Before it is known, amounts are thought to be apart by a factor of two. */
    private static final float FIRST_SCALE = 0.7f;

    /** Rents and subscriptions never change: a tenth more is a scale. */
    private static final double LEAST_SCALE = 0.1;

    private static final SpendingMemory EMPTY =
            new SpendingMemory(0, 0, Usual.from(FIRST_SCALE), Rise.NONE, Pace.NONE, Known.NONE, Known.NONE, Hours.NONE);

    /** An account of which nothing is known. */
    public static SpendingMemory empty() {
        return EMPTY;
    }

    /** How many scales a payment's amount is above the usual; NaN where they cannot be compared. */
    double place(Payment payment) {
        boolean comparable = amounts.count() > 0 && payment.currency() == currency;
        return comparable ? amounts.place(payment.amount()) : Double.NaN;
    }

    /** With one more payment. */
    SpendingMemory with(Payment payment) {
        int first = payments == 0 ? payment.currency() : currency;
        boolean counts = !Double.isNaN(payment.amount()) && payment.currency() == first;
        double place = place(payment);
        return new SpendingMemory(
                Math.min(payments + 1, Short.MAX_VALUE),
                first,
                counts ? amounts.with(payment.amount(), LEAST_SCALE) : amounts,
                Double.isNaN(place) || payments < SpendingCheck.LEAST_PAST ? rise : rise.with(place),
                payment.time() == Long.MIN_VALUE ? pace : pace.with(payment.time()),
                parties.with(payment.parties()),
                places.with(payment.places()),
                payment.hour() < 0 ? hours : hours.with(payment.hour()));
    }

    /** After the rise was said. */
    SpendingMemory said() {
        return new SpendingMemory(payments, currency, amounts, Rise.NONE, pace, parties, places, hours);
    }

    /** The memory in the form in which it is stored; null is the empty one. */
    public static SpendingMemory of(byte @Nullable [] state) {
        if (state == null) {
            return EMPTY;
        }
        ByteBuffer in = ByteBuffer.wrap(state);
        byte format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException("spending state of format " + format + ": this release reads " + FORMAT
                    + "; a newer release wrote it, start that one");
        }
        return new SpendingMemory(
                in.getShort(),
                in.getInt(),
                usual(in),
                new Rise(in.getFloat(), in.getShort()),
                new Pace(in.getLong(), in.getFloat(), usual(in)),
                new Known(in.getLong(), in.get(), in.getFloat()),
                new Known(in.getLong(), in.get(), in.getFloat()),
                hours(in));
    }

    private static Usual usual(ByteBuffer in) {
        return new Usual(in.getShort(), in.getFloat(), in.getFloat());
    }

    private static Hours hours(ByteBuffer in) {
        byte[] counts = new byte[Hours.COUNT];
        in.get(counts);
        return new Hours(counts);
    }

    /** The memory to store, which Flink writes as one block. */
    public byte[] state() {
        byte[] state = new byte[BYTES];
        ByteBuffer out =
                ByteBuffer.wrap(state).put(FORMAT).putShort((short) payments).putInt(currency);
        put(out, amounts);
        out.putFloat(rise.level()).putShort((short) rise.run());
        out.putLong(pace.last()).putFloat(pace.now());
        put(out, pace.usual());
        put(out, parties);
        put(out, places);
        out.put(hours.counts());
        return state;
    }

    private static void put(ByteBuffer out, Usual usual) {
        out.putShort((short) usual.count()).putFloat(usual.location()).putFloat(usual.scale());
    }

    private static void put(ByteBuffer out, Known known) {
        out.putLong(known.bits()).put((byte) known.count()).putFloat(known.newness());
    }
}
