package dev.weir.decode;

import java.util.List;

/** Where one field may stand: its alternatives in order, each as the slot of {@link FieldValues} that a parser fills. */
final class Slots {

    /** The answer of {@link #first} when no alternative is present. */
    static final int NONE = -1;

    private final int[] slots;
    private final String tried;

    Slots(List<String> at, List<String> places) {
        slots = at.stream().mapToInt(places::indexOf).toArray();
        tried = String.join(", then ", at);
    }

    /** The slot of the first alternative that is present and not null, or {@link #NONE}. */
    int first(FieldValues values) {
        for (int slot : slots) {
            if (values.isPresent(slot)) {
                return slot;
            }
        }
        return NONE;
    }

    /** The alternatives as the settings name them: {@code /user/id, then /session/id}. */
    String tried() {
        return tried;
    }
}
