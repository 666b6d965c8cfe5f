package dev.weir.index;

import dev.weir.event.Entity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One campaign.
 *
 * @param id the campaign's
 * @param row its case in the queue, or null: no event of it was ever held
 * @param from how many of its contributors come before those that are shown
 * @param members the contributors from there on, the first seen first, at most {@value #MOST_MEMBERS}
 * @param memberCount all of them
 * @param objects those that most members are about, at most {@value #MOST_OBJECTS}, most members first
 * @param cells who did what to which object, of these members and objects; of a member the first {@value #MOST_EVENTS} events that
 *     were held and as many that were admitted
 * @param growth members by the hour in which their first held event came, oldest first
 * @param synchrony the share of the events on its objects that came within a day of the median time; 1 is all at once
 * @param decisions that cover it, newest first
 */
public record CampaignView(
        String id,
        @Nullable Case row,
        int from,
        List<Member> members,
        long memberCount,
        List<Target> objects,
        List<Cell> cells,
        List<Growth> growth,
        double synchrony,
        List<Answered> decisions) {

    /** So many members are shown at once. */
    public static final int MOST_MEMBERS = 100;

    /** So many events of a member are looked at, of those that were held as of those that were admitted. */
    public static final int MOST_EVENTS = 400;

    /** So many objects are shown. */
    public static final int MOST_OBJECTS = 40;

    public CampaignView {
        members = List.copyOf(members);
        objects = List.copyOf(objects);
        cells = List.copyOf(cells);
        growth = List.copyOf(growth);
        decisions = List.copyOf(decisions);
    }

    /**
     * A contributor of the campaign.
     *
     * @param held its events that wait
     * @param admitted its events that went to training, as far as the index keeps them
     * @param first hold time of its first held event, {@link Instant#MAX} where it has none
     */
    public record Member(Entity actor, StandingView standing, long held, long admitted, Instant first) {}

    /**
     * An object of the campaign.
     *
     * @param members of the campaign that are about it
     * @param events held, of these
     * @param contributors honest ones, as far as known: whose events about it were admitted
     */
    public record Target(Entity object, long members, long events, long contributors) {}

    /**
     * What one member did to one object.
     *
     * @param member its place in the list of members
     * @param object its place in the list of objects
     * @param count events
     * @param mean mean of their values, NaN where none has one
     * @param first when the first was held or admitted
     */
    public record Cell(int member, int object, long count, double mean, Instant first) {}

    /**
     * How it grew.
     *
     * @param hour when the hour begins
     * @param joined members whose first held event came in it
     */
    public record Growth(Instant hour, long joined) {}
}
