package dev.weir.replay;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.SortedMap;

/**
 * What became of the records of one stream, or of all.
 *
 * @param in records read
 * @param admitted events admitted
 * @param held events held
 * @param dead dead letters; {@code in = admitted + held + dead}
 * @param released of the held events, those that went out after all
 * @param deadLetters dead letters by reason code
 */
@JsonPropertyOrder({"in", "admitted", "held", "dead", "released", "deadLetters"})
public record Counts(long in, long admitted, long held, long dead, long released, SortedMap<String, Long> deadLetters) {

    /** What share of the records was held, 0 to 1. */
    public double heldShare() {
        return in == 0 ? 0 : (double) held / in;
    }

    /** What share of the records were dead letters, 0 to 1. */
    public double deadShare() {
        return in == 0 ? 0 : (double) dead / in;
    }
}
