package dev.weir.actor;

import dev.weir.Events;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.wire.Passage;
import java.util.List;

/** Events of the contributor {@code u1} in crowds that hold them, and what explains them. */
final class Held {

    /** Beyond what the crowd check holds from. */
    static final double UNUSUAL = 9;

    private Held() {}

    /** An event that the object stage found in an unusual crowd. */
    static Passage inACrowd(String object, long time) {
        Event event = Events.event("u1", object, 5, time, Timing.ON_TIME, null, "{\"film\":\"" + object + "\"}");
        return Passage.of(
                event,
                new ObjectContext(
                        20,
                        3,
                        1,
                        14,
                        0,
                        new ObjectContext.Crowd(UNUSUAL, 14, 12, 3, time, ObjectContext.Crowd.Past.KNOWN)));
    }

    /** Somebody else agrees about a film. */
    static Suspicion explained(String object, long time) {
        return said(Suspicion.Kind.EXPLAINED, "", object, time);
    }

    /** Several together accuse for a film. */
    static Suspicion accused(String object, long time) {
        return said(Suspicion.Kind.MEMBER, "ratings/film:" + object + "/5", object, time);
    }

    /** It keeps company unlike that of most. */
    static Suspicion watched(long time) {
        return new Suspicion(
                0,
                Entity.of("customer", "u1"),
                Suspicion.Kind.WATCHED,
                "",
                List.of(),
                time,
                time,
                4,
                40,
                "odd",
                new Suspicion.Company(3.5, 1.5));
    }

    private static Suspicion said(Suspicion.Kind kind, String campaign, String object, long time) {
        return new Suspicion(
                0,
                Entity.of("customer", "u1"),
                kind,
                campaign,
                List.of("film:" + object),
                time - 9,
                time,
                20,
                4,
                "others agree");
    }
}
