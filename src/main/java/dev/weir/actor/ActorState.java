package dev.weir.actor;

import dev.weir.wire.AtHand;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One contributor while it is at hand: what is remembered of it on each stream, and what of that is new. Mutable. */
final class ActorState implements AtHand.Kept {

    private final @Nullable ActorMemory[] memories;
    private final Copy[] copies;

    /** What the store has of a memory. */
    enum Copy {
        /** Nobody looked yet. */
        UNKNOWN,
        /** The same. */
        SAME,
        /** An older one. */
        OLDER
    }

    /** @param streams how many there are */
    ActorState(int streams) {
        memories = new ActorMemory[streams];
        copies = new Copy[streams];
        Arrays.fill(copies, Copy.UNKNOWN);
    }

    Copy copy(int stream) {
        return copies[stream];
    }

    /** What is remembered on a stream that was loaded, or null. */
    @Nullable
    ActorMemory on(int stream) {
        return memories[stream];
    }

    void load(int stream, @Nullable ActorMemory stored) {
        memories[stream] = stored;
        copies[stream] = Copy.SAME;
    }

    void remember(int stream, ActorMemory newer) {
        memories[stream] = newer;
        copies[stream] = Copy.OLDER;
    }

    /** How many streams it is remembered on; one that is not remembered takes its place too. */
    @Override
    public int weight() {
        int weight = 0;
        for (ActorMemory memory : memories) {
            if (memory != null) {
                weight++;
            }
        }
        return Math.max(1, weight);
    }

    @Override
    public boolean hasChanged() {
        for (Copy copy : copies) {
            if (copy == Copy.OLDER) {
                return true;
            }
        }
        return false;
    }
}
