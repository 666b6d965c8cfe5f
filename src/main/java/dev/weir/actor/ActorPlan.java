package dev.weir.actor;

import dev.weir.model.Learned;
import dev.weir.policy.Governing;
import dev.weir.policy.Rules;
import dev.weir.settings.PrivacySettings;
import dev.weir.settings.ReviewSettings;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * By what the actor stage judges, and what it remembers.
 *
 * @param judges one for each stream
 * @param atStart what was learned by the start; a newer model from the state or the models stream takes its place
 * @param governing by what the policies are chosen
 * @param streams the streams' names: state is kept by name, which outlives a stream's number
 * @param memory how long a contributor is remembered after its last event, by event time
 * @param review when a hold's deadline is, and what becomes of the event then
 * @param privacy where the key is by which erased contributors are named
 */
public record ActorPlan(
        Judges judges,
        Learned atStart,
        Governing governing,
        List<String> streams,
        Duration memory,
        ReviewSettings review,
        PrivacySettings privacy)
        implements Serializable {

    /** Makes the judges of all streams, in the order of their numbers, for what was learned of them by then and what holds. */
    public interface Judges extends BiFunction<Learned, Rules, List<Judge>>, Serializable {}

    public ActorPlan {
        streams = List.copyOf(streams);
    }
}
