package dev.weir.index;

import java.util.List;

/**
 * A finding as its record says it.
 *
 * @param weight {@code holds}, {@code counts} or {@code shadow}
 * @param surprisal nats
 * @param observed in {@code unit}, as {@code threshold} and {@code baseline}
 */
public record FindingView(
        String check,
        String family,
        String weight,
        double surprisal,
        double observed,
        double threshold,
        double baseline,
        String unit,
        String sentence,
        List<String> tags) {

    public FindingView {
        tags = List.copyOf(tags);
    }
}
