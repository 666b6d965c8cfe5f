package dev.weir.object;

import dev.weir.event.Kind;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import dev.weir.settings.Signatures;
import dev.weir.settings.StreamSettings;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the object stage needs to know of one stream.
 *
 * @param stream the stream's name: state is kept by name, which outlives a stream's number
 * @param crowds whether the crowds around its objects are watched
 * @param surges whether the events about its objects are counted by hour
 * @param scale its scale of values; null to find it from the values
 * @param signatures what it asks of the signatures of its events
 */
public record Watched(
        String stream,
        Crowds crowds,
        Surges surges,
        @Nullable Scale scale,
        Signatures signatures) implements Serializable {

    /** Whether crowds are watched. */
    public enum Crowds {
        WATCHED,
        IGNORED
    }

    /** Whether surges are counted. */
    public enum Surges {
        COUNTED,
        IGNORED
    }

    /** What the policy of a stream asks for; crowds are watched only where people say what they think. */
    public static Watched of(String stream, StreamSettings settings, CheckPolicies policy) {
        Kind kind = settings.kind();
        boolean opinions = kind == Kind.RATING || kind == Kind.FEEDBACK;
        return new Watched(
                stream,
                opinions && policy.campaign().on(kind) != Mode.OFF ? Crowds.WATCHED : Crowds.IGNORED,
                policy.surge().on(kind) == Mode.OFF ? Surges.IGNORED : Surges.COUNTED,
                settings.scale(),
                settings.signatures());
    }
}
