package dev.weir.drift;

import java.time.LocalDate;
import java.util.Map;

/**
 * What was admitted on a day.
 *
 * @param date by UTC, when it was written to training
 * @param contributors how many were counted
 * @param quantities by name; none where nobody had it
 */
record Day(LocalDate date, int contributors, Map<String, Histogram> quantities) {

    Day {
        quantities = Map.copyOf(quantities);
    }

    Histogram of(String quantity) {
        return quantities.getOrDefault(quantity, Histogram.EMPTY);
    }
}
