package dev.weir.model;

import java.io.Serializable;

/**
 * One thing that the gate measured of a new model.
 *
 * @param name what, see {@code docs/reference/learning.md}
 * @param value how much
 * @param least the least that passes
 * @param most the most that passes
 */
public record GateMeasure(String name, double value, double least, double most) implements Serializable {

    /** Whether it is within what is allowed. */
    public boolean passes() {
        return value >= least && value <= most;
    }
}
