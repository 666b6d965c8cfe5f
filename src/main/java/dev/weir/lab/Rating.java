package dev.weir.lab;

/**
 * One rating of one item by one user.
 *
 * @param user who rated
 * @param item what was rated
 * @param value on the scale of the data set
 * @param time milliseconds since 1970
 */
public record Rating(int user, int item, double value, long time) {}
