package dev.weir.review;

import java.util.List;

/** Records that no decision has room for: their headers take more room in JSON than they do in Kafka. */
final class TooLargeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> origins;

    /**
     * Of these events.
     *
     * @param origins of the events, one or more
     * @param bytes how large the largest decision would be
     * @param most how large one may be
     */
    TooLargeException(List<String> origins, long bytes, int most) {
        super(
                "event " + origins.get(0) + (origins.size() == 1 ? "" : " and " + (origins.size() - 1) + " others")
                        + " cannot be released: its record makes a decision of " + bytes + " bytes, allowed: " + most
                        + " (by limits.recordBytes); it has very many headers, or such with unusual names. Reject it, or have it sent anew");
        this.origins = List.copyOf(origins);
    }

    List<String> origins() {
        return origins;
    }
}
