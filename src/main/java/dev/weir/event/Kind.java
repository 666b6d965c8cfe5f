package dev.weir.event;

/** What kind of contribution a stream carries. Chooses the default baselines and which checks apply. */
public enum Kind {
    /** An opinion with a value on a scale: stars, scores, trust marks. */
    RATING,
    /** An action without a value of its own: play, click, like, purchase. */
    FEEDBACK,
    /** A payment: value is the amount. */
    TRANSACTION,
    /** A measurement or feature vector: sensor, clinical, intrusion data. */
    OBSERVATION
}
