package dev.weir.label;

/**
 * What is thought of one label.
 *
 * @param p probability that it is right if classes came as often as in the reference; NaN where nothing is known yet
 * @param surprisal -ln of the share of rightly labelled rows of its class that look as wrong, in nats, 0 or more
 * @param opinion what follows
 */
public record LabelLook(double p, double surprisal, Opinion opinion) {

    static final LabelLook UNKNOWN = new LabelLook(Double.NaN, 0, Opinion.UNKNOWN);

    /** What follows from it. */
    public enum Opinion {
        /** Too little is known, or on this stream right labels of the class cannot be told from wrong ones: abstains. */
        UNKNOWN,
        /** The features do not contradict the label. */
        FINE,
        /** They do, as those of few rightly labelled rows would: the label should be held. */
        CONTRADICTED
    }

    /** Whether the label should be held. */
    public boolean holds() {
        return opinion == Opinion.CONTRADICTED;
    }
}
