package dev.weir.object;

import dev.weir.event.Kind;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import dev.weir.settings.StreamSettings;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the object stage needs to know of one stream.
 *
 * @param stream the stream's name: state is kept by name, which outlives a stream's number
 * @param crowds whether the crowds around its objects are watched
 * @param scale its scale of values; null to find it from the values
 */
public record Watched(
        String stream, Crowds crowds, @Nullable Scale scale) implements Serializable {

    /** Whether crowds are watched. */
    public enum Crowds {
        WATCHED,
        IGNORED
    }

    /** Crowds are watched where people say what they think, and the policy asks for campaigns. */
    public static Watched of(String stream, StreamSettings settings, Mode campaign) {
        boolean opinions = settings.kind() == Kind.RATING || settings.kind() == Kind.FEEDBACK;
        return new Watched(
                stream, opinions && campaign != Mode.OFF ? Crowds.WATCHED : Crowds.IGNORED, settings.scale());
    }
}
