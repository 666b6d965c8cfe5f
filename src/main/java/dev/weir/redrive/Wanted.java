package dev.weir.redrive;

import dev.weir.event.DeadReason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which dead letters are meant.
 *
 * @param reasons codes of reasons
 * @param from the first offset by partition
 * @param to the last offset by partition. Where an offset is named, partitions of which none is named are not meant at all
 */
public record Wanted(Set<String> reasons, Map<Integer, Long> from, Map<Integer, Long> to) {

    public Wanted {
        reasons = Set.copyOf(reasons);
        from = Map.copyOf(from);
        to = Map.copyOf(to);
    }

    /**
     * What a person asked for.
     *
     * @param reasons none for all but duplicates, which were counted once as they should be
     * @param from where to begin, one a partition; none for everywhere
     * @param to where to end, that record included, one a partition
     * @throws IllegalArgumentException when a partition is named twice
     */
    public static Wanted of(List<DeadReason> reasons, List<Place> from, List<Place> to) {
        Set<String> codes = new HashSet<>();
        Arrays.stream(DeadReason.values())
                .filter(reason -> reasons.isEmpty() ? reason != DeadReason.DUPLICATE : reasons.contains(reason))
                .forEach(reason -> codes.add(reason.code()));
        return new Wanted(codes, byPartition(from), byPartition(to));
    }

    private static Map<Integer, Long> byPartition(List<Place> places) {
        Map<Integer, Long> offsets = new HashMap<>();
        for (Place place : places) {
            if (offsets.put(place.partition(), place.offset()) != null) {
                throw new IllegalArgumentException(
                        "partition " + place.partition() + " is named twice; name one offset a partition");
            }
        }
        return offsets;
    }

    boolean accepts(String reason, Place place) {
        return reasons.contains(reason) && isWithin(place);
    }

    private boolean isWithin(Place place) {
        if (from.isEmpty() && to.isEmpty()) {
            return true;
        }
        int partition = place.partition();
        if (!from.containsKey(partition) && !to.containsKey(partition)) {
            return false;
        }
        return place.offset() >= Objects.requireNonNullElse(from.get(partition), 0L)
                && place.offset() <= Objects.requireNonNullElse(to.get(partition), Long.MAX_VALUE);
    }
}
