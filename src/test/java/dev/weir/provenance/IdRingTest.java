package dev.weir.provenance;

import static dev.weir.provenance.IdRing.Seen.CONFLICT;
import static dev.weir.provenance.IdRing.Seen.DUPLICATE;
import static dev.weir.provenance.IdRing.Seen.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IdRingTest {

    @Test
    void theSameIdAndBytesAreADuplicate() {
        IdRing ring = IdRing.empty().with(digest("e1", "{}"));
        assertThat(ring.look(digest("e1", "{}"))).isEqualTo(DUPLICATE);
    }

    @Test
    void theSameIdWithOtherBytesIsAConflict() {
        IdRing ring = IdRing.empty().with(digest("e1", "{}"));
        assertThat(ring.look(digest("e1", "{ }"))).isEqualTo(CONFLICT);
    }

    @Test
    void anEventWithoutIdIsAlwaysNewAndNotRemembered() {
        long none = EventDigest.of(Events.at(Events.NOON));
        assertThat(none).isEqualTo(EventDigest.NONE);
        IdRing ring = IdRing.empty();
        assertThat(ring.with(none)).isSameAs(ring);
        assertThat(ring.look(none)).isEqualTo(NEW);
    }

    @Test
    void remembersThirtyTwoAndForgetsTheThirtyThird() {
        IdRing ring = IdRing.empty();
        for (int i = 0; i < 32; i++) {
            ring = ring.with(digest("e" + i, "{}"));
        }
        assertThat(ring.look(digest("e0", "{}"))).isEqualTo(DUPLICATE);
        ring = ring.with(digest("e32", "{}"));
        assertThat(ring.look(digest("e0", "{}"))).isEqualTo(NEW);
        assertThat(ring.look(digest("e1", "{}"))).isEqualTo(DUPLICATE);
        assertThat(ring.digests()).hasSize(IdRing.SIZE);
    }

    @Test
    void leavesTheRingItCameFromAsItWas() {
        IdRing before = IdRing.empty().with(digest("e1", "{}"));
        before.with(digest("e2", "{}"));
        assertThat(before.look(digest("e2", "{}"))).isEqualTo(NEW);
    }

    /** Against an exact memory of the last 32. */
    @Property(tries = 300)
    void agreesWithAnExactMemory(@ForAll @Size(max = 200) List<@IntRange(max = 60) Integer> ids) {
        IdRing ring = IdRing.empty();
        List<Integer> all = new ArrayList<>();
        for (int id : ids) {
            Set<Integer> last = new HashSet<>(all.subList(Math.max(0, all.size() - 32), all.size()));
            boolean duplicate = ring.look(digest("e" + id, "{}")) == DUPLICATE;
            assertThat(duplicate).isEqualTo(last.contains(id));
            if (!duplicate) {
                ring = ring.with(digest("e" + id, "{}"));
                all.add(id);
            }
        }
    }

    private static long digest(String id, String body) {
        return EventDigest.of(Events.withId(id, body, Events.NOON));
    }
}
