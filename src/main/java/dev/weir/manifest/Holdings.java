package dev.weir.manifest;

import dev.weir.event.Entity;
import dev.weir.training.Ledger;
import dev.weir.training.SetRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a set holds of something.
 *
 * @param manifest its manifest's path
 * @param asOf of the set, ISO-8601, or null: everything
 * @param rows how many rows it holds
 * @param first the first {@value #SHOWN} of them
 */
public record Holdings(String manifest, @Nullable String asOf, long rows, List<Held> first) {

    /** So many rows of a set are shown. */
    public static final int SHOWN = 10;

    /** A row that is held. */
    public record Held(
            String origin,
            @Nullable String eventId,
            String actor,
            @Nullable String label) {}

    /** What is looked for: one of these. */
    public sealed interface Sought {
        /** Whether the row is one of it. */
        boolean is(SetRow row);
    }

    /** One event, by its identity. */
    public record Origin(String text) implements Sought {
        @Override
        public boolean is(SetRow row) {
            return row.what().origin().equals(text);
        }
    }

    /** The events that a producer gave an id. */
    public record EventId(String text) implements Sought {
        @Override
        public boolean is(SetRow row) {
            return text.equals(row.eventId());
        }
    }

    /** What contributors sent: each as {@code type:id}, or by the id alone. */
    public record Actors(Set<String> names) implements Sought {
        public Actors {
            names = Set.copyOf(names);
        }

        @Override
        public boolean is(SetRow row) {
            String actor = row.what().actor();
            return names.contains(actor) || names.contains(new Entity(actor).id());
        }
    }

    /** Reads the set. */
    public static Holdings of(Manifest manifest, Sought sought) throws IOException {
        List<Held> first = new ArrayList<>();
        long[] rows = {0};
        manifest.read(line -> {
            SetRow row = SetRow.read(line);
            if (sought.is(row)) {
                if (rows[0]++ < SHOWN) {
                    Ledger.Row what = row.what();
                    first.add(new Held(what.origin(), row.eventId(), what.actor(), row.label()));
                }
            }
        });
        return new Holdings(
                manifest.file().toString(),
                manifest.statement().predicate().recipe().asOf(),
                rows[0],
                List.copyOf(first));
    }
}
