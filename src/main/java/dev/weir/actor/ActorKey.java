package dev.weir.actor;

import dev.weir.event.Event;
import dev.weir.wire.Passage;

/** By what the actor stage is keyed. */
public final class ActorKey {

    private ActorKey() {}

    /** The key: the contributor; what has no contributor, or nobody in particular, is spread by its origin. */
    public static String of(Passage passage) {
        return switch (passage.what()) {
            case EVENT, UNPROVEN, JUDGED, RELEASED -> {
                Event event = passage.event();
                yield event.identity() == Event.Identity.KNOWN
                        ? event.actor().text()
                        : event.origin().text();
            }
            case DEAD_LETTER -> passage.deadLetter().origin().text();
            case ACCOUNT -> "account " + passage.account().subtask();
            case ALARM -> passage.alarm().object().text();
            case SUSPICION -> passage.suspicion().actor().text();
            case STANDING -> passage.standing().actor().text();
            case RETRACTION -> passage.retraction().subject();
            case ALERT -> "alert " + passage.alert().subject();
            case SAMPLE -> passage.sample().actor().text();
            case OPINION -> passage.opinion().actor().text();
            case DECISION -> passage.instruction().decision().subject();
            case ANSWER -> "answer " + passage.answer().decision();
            case AUDIT -> throw new IllegalStateException("an entry of the audit came before its verdict");
            case KEY -> "key " + passage.key().key();
            case SOURCE_TALLY -> "source " + passage.sourceTally().source();
            case SOURCE_STANDING -> "source " + passage.sourceStanding().source();
        };
    }
}
