package dev.weir.settings;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Contributors who are none: a crawler, a load test, QA. What they send is closed at once. */
public record Ignored(
        @Knob(
                doc =
                        "Their ids as they stand in findings, `customer:qa-7`; `*` stands for any characters, so that `customer:qa-*` is"
                                + " all of QA.",
                allowed = "1 to 1000 ids; beside `*` at least 3 characters of the id itself",
                why = "`customer:*` would be everybody.")
        List<String> actors,

        @Knob(doc = "Who answers for the entry, for who asks later.", allowed = "1 to 60 characters")
        String owner,

        @Knob(
                doc = "Until when, by the arrival of events.",
                allowed = "a time such as 2026-01-31T00:00:00Z, at most 90 days after `effectiveFrom`")
        Instant until)
        implements Serializable {

    /** The sign that stands for any characters. */
    public static final char ANY = '*';

    private static final int MOST_ACTORS = 1_000;
    private static final int LEAST_OF_ID = 3;
    private static final int MOST_OWNER = 60;

    public Ignored {
        actors = List.copyOf(actors);
        Checks checks = new Checks()
                .that(
                        !actors.isEmpty() && actors.size() <= MOST_ACTORS,
                        "actors",
                        "has " + actors.size() + " ids; allowed: 1 to " + MOST_ACTORS)
                .that(
                        !owner.isBlank() && owner.length() <= MOST_OWNER,
                        "owner",
                        "has " + owner.length() + " characters; allowed: 1 to " + MOST_OWNER);
        for (String actor : actors) {
            checks.that(
                    isNarrow(actor),
                    List.of("actors"),
                    Set.of(),
                    "'" + actor + "' may be anybody; allowed: an id, or with * at least " + LEAST_OF_ID
                            + " other characters of the id itself, as in customer:qa-*");
        }
        checks.done();
    }

    private static boolean isNarrow(String actor) {
        String id = actor.substring(actor.indexOf(':') + 1);
        return actor.indexOf(ANY) < 0
                ? !id.isBlank()
                : id.chars().filter(sign -> sign != ANY).count() >= LEAST_OF_ID;
    }
}
