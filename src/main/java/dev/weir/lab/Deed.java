package dev.weir.lab;

import dev.weir.event.Kind;

/**
 * One thing that somebody did: rated a film, or played its trailer.
 *
 * @param kind {@link Kind#RATING} or {@link Kind#FEEDBACK}
 * @param time when, epoch milliseconds
 * @param customer who
 * @param film which film
 * @param stars the rating; NaN for a trailer
 * @param id an id of its own
 */
public record Deed(Kind kind, long time, String customer, String film, double stars, String id) {}
