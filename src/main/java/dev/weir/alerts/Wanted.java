package dev.weir.alerts;

import dev.weir.event.Alert;
import dev.weir.event.Code;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are asked for.
 *
 * @param types their types; none for all
 * @param streams their streams; none for all
 * @param since written from then on, or null
 */
public record Wanted(
        Set<Alert.Type> types,
        Set<String> streams,
        @Nullable Instant since) {

    public Wanted {
        types = Set.copyOf(types);
        streams = Set.copyOf(streams);
    }

    boolean has(StoredAlert alert) {
        return (types.isEmpty() || types.stream().anyMatch(type -> Code.of(type).equals(alert.type())))
                && (streams.isEmpty() || streams.contains(alert.stream()))
                && (since == null || !alert.written().isBefore(since));
    }
}
