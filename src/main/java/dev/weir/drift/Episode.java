package dev.weir.drift;

import dev.weir.chance.Shift;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of a stream that is not as in the reference.
 *
 * @param quantity its name
 * @param from the day on which it was noticed
 * @param until the day on which it was as usual again, or null
 * @param days the days together that were compared, 7 or 28, or more where few come
 * @param contributors in them
 * @param shift how far they were apart
 * @param nats -ln P of that by chance, before the number of looks is counted in
 */
record Episode(
        String quantity,
        LocalDate from,
        @Nullable LocalDate until,
        int days,
        double contributors,
        Shift shift,
        double nats) {

    Episode ended(LocalDate day) {
        return new Episode(quantity, from, day, days, contributors, shift, nats);
    }
}
