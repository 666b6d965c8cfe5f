package dev.weir.review;

import dev.weir.event.Entity;
import dev.weir.settings.FourEyes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an act would change, by what the index knows: events that came since its last look are not in it, and of what was
 * admitted it keeps the newest million.
 *
 * @param decisions signed records that would be sent
 * @param contributors different ones that they are about
 * @param established of these, contributors of long standing; of acts about single events not looked up
 * @param retracts events in training that would be taken back
 * @param returns events that are taken back now and would count again; where other entries of the ledger cover some of them too,
 *     fewer
 * @param releases held events that would go to training
 * @param campaign {@code id@members} where it covers a campaign, else null
 * @param lines the contributors, those of long standing first, then those with most events; at most {@value #MOST_LINES}
 * @param notes what the numbers do not say, a sentence each
 * @param refusal why it cannot be sent as it is, or null
 * @param second what of it takes a second person, or null: it can be sent by one
 */
public record Preview(
        int decisions,
        int contributors,
        int established,
        long retracts,
        long returns,
        long releases,
        @Nullable String campaign,
        List<Line> lines,
        List<String> notes,
        @Nullable String refusal,
        @Nullable FourEyes second) {

    /** So many contributors are named. */
    public static final int MOST_LINES = 100;

    public Preview {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /**
     * What would change for one contributor.
     *
     * @param standing now, as in {@link dev.weir.event.Standing}, in lower case
     */
    public record Line(Entity actor, String standing, Tenure tenure, long retracts, long returns, long releases) {

        long events() {
            return retracts + returns + releases;
        }
    }
}
