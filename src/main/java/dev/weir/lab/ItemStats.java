package dev.weir.lab;

/**
 * What the ratings of one item say.
 *
 * @param item the item
 * @param count how many ratings it has
 * @param mean their mean, on the scale of the data set
 * @param sd their standard deviation (divided by the count, not by one less)
 * @param first the time of the first, milliseconds since 1970
 */
public record ItemStats(int item, int count, double mean, double sd, long first) {}
