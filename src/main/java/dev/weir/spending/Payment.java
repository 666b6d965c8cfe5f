package dev.weir.spending;

import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Timing;
import org.jspecify.annotations.Nullable;

/**
 * What the check looks at in an event.
 *
 * @param amount its natural logarithm; NaN where there is none, or it is not above 0
 * @param currency hash of the currency, 0 where none is named
 * @param time epoch milliseconds, {@link Long#MIN_VALUE} where it tells no pace
 * @param hour of the day, -1 where the stream has no times
 * @param parties bits of object and counterparty
 * @param places bits of device, address and currency
 */
record Payment(double amount, int currency, long time, int hour, long parties, long places) {

    static Payment of(Event event, SpendingLimits limits) {
        Details details = event.details();
        String currency = details.currency();
        Entity object = event.object();
        boolean timed = event.timing() != Timing.NONE;
        return new Payment(
                event.value() > 0 ? Math.log(event.value()) : Double.NaN,
                currency == null ? 0 : currency.hashCode(),
                event.timing() == Timing.ON_TIME ? event.time() : Long.MIN_VALUE,
                timed ? limits.hour(event.time()) : -1,
                bit(object == null ? null : object.text()) | bit(details.counterparty()),
                bit(details.device()) | bit(details.address()) | bit(currency));
    }

    private static long bit(@Nullable String name) {
        return name == null ? 0 : Known.bit(name.hashCode());
    }
}
