package dev.weir.demo;

import dev.weir.event.DeadReason;
import dev.weir.event.Payload;
import dev.weir.lab.Deed;
import dev.weir.lab.Faults;
import dev.weir.lab.Flood;
import dev.weir.lab.Gang;
import dev.weir.lab.TimeTraveller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which guests appear when, in seconds from the opening: broken records of every kind from the second second on, somebody
 * from 2099 in the fourth, an account that rates 2,000 films in a minute in the sixth; all of them again every 40 s. In the
 * fifteenth second the first of forty bought accounts lifts three films; another gang comes every two minutes.
 */
final class Programme {

    private static final int EVERY = 40;
    private static final int FAULTS_FROM = 2;
    private static final int TRAVELLER_AT = 4;
    private static final int FLOOD_AT = 6;
    private static final int FLOOD_RATINGS = 2000;
    private static final Duration FLOOD_WITHIN = Duration.ofMinutes(1);

    private static final int GANG_EVERY = 120;
    private static final int GANG_AT = 15;
    private static final int GANG = 40;
    private static final int COVER = 12;
    private static final int FILMS = 1_600;

    /** Eight hours of the shop are 20 s of the demo. */
    private static final Duration GANG_WITHIN = Duration.ofHours(8);

    private final Faults faults;
    private int floods;
    private int gangs;
    private int broken;

    Programme(Faults faults) {
        this.faults = faults;
    }

    /**
     * One thing that happens.
     *
     * @param deeds to be sent as they are
     * @param broken records that are not deeds
     * @param story one line about it
     */
    record Act(List<Deed> deeds, List<Broken> broken, String story) {}

    /** A broken record on its way to the ratings stream. */
    record Broken(DeadReason reason, Payload payload) {}

    /**
     * What happens in a second.
     *
     * @param second from the opening on
     * @param now the community's time
     * @param last the last rating that somebody sent
     */
    List<Act> at(long second, Instant now, Deed last) {
        List<Act> acts = new ArrayList<>();
        long within = second % EVERY;
        if (within >= FAULTS_FROM && within < FAULTS_FROM + Faults.reasons().size()) {
            DeadReason reason = Faults.reasons().get(broken++ % Faults.reasons().size());
            acts.add(new Act(
                    List.of(),
                    List.of(new Broken(reason, faults.spoil(reason, last))),
                    "a broken producer sends a record: " + reason.meaning()));
        }
        if (within == TRAVELLER_AT) {
            acts.add(new Act(
                    List.of(TimeTraveller.like(last)), List.of(), "somebody's clock says " + TimeTraveller.WHEN));
        }
        if (within == FLOOD_AT) {
            floods++;
            Flood flood = new Flood("bot-" + floods, now, FLOOD_RATINGS, FLOOD_WITHIN, 5);
            acts.add(new Act(
                    flood.deeds(),
                    List.of(),
                    "account bot-" + floods + " rates 2,000 films with 5 stars within a minute"));
        }
        if (second % GANG_EVERY == GANG_AT) {
            gangs++;
            List<String> targets = List.of("f" + (900 + gangs), "f" + (1_100 + gangs), "f" + (1_300 + gangs));
            Gang gang = new Gang("fan" + gangs, now, GANG, GANG_WITHIN, targets, COVER, FILMS);
            acts.add(new Act(
                    gang.deeds(),
                    List.of(),
                    GANG + " bought accounts, fan" + gangs + "-1 and so on, lift the films "
                            + String.join(", ", targets)));
        }
        return acts;
    }
}
