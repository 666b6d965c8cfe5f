package dev.weir.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence of many contributors together says of one of them. Applying it twice is applying it once.
 *
 * @param stream the stream's number
 * @param actor whom it concerns
 * @param kind what it says
 * @param campaign id of the campaign, {@code stream/object/start of its strongest episode}; empty where the suspicion is of
 *     no campaign
 * @param objects texts of the objects that the campaign worked on, at most {@link #MAX_OBJECTS}, strongest first
 * @param since event time of the campaign's first contribution, epoch milliseconds
 * @param time event time of the event that brought it about, epoch milliseconds
 * @param surprisal -ln P(an honest contributor stands this deep in the group by chance), 0 to {@link
 *     Finding#MAX_SURPRISAL}
 * @param members contributors in the campaign, or watched, as of now; of a campaign at most 4,096
 * @param sentence the evidence in one sentence
 * @param company the company that the contributor keeps, or null where the suspicion is of a campaign
 * @param excluded the decision by which a reviewer excluded the campaign before, or null where nobody did
 */
public record Suspicion(
        int stream,
        Entity actor,
        Kind kind,
        String campaign,
        List<String> objects,
        long since,
        long time,
        double surprisal,
        int members,
        String sentence,
        @Nullable Company company,
        @Nullable Excluded excluded) {

    /** More objects say no more of a campaign, and each contributor's state carries them. */
    public static final int MAX_OBJECTS = 12;

    /** What it says. */
    public enum Kind {
        /** The contributor belongs to a campaign. */
        MEMBER,
        /** What was held of the contributor on the objects is explained; {@code campaign} is empty where none was. */
        EXPLAINED,
        /** The contributor keeps company unlike that of most. */
        WATCHED,
        /** It does so no longer. */
        UNWATCHED,
        /** Nothing new of the contributor: its campaign was excluded, or no longer is where {@code excluded} is absent. */
        RULED
    }

    /**
     * A reviewer's exclusion of a campaign.
     *
     * @param decision the id of the decision; of an act on many, of one of them
     * @param reviewer who decided
     * @param time when it was decided, epoch milliseconds
     */
    public record Excluded(String decision, String reviewer, long time) {

        /** {@code ana excluded on 2026-01-31 (decision d1)}; the day is that of UTC. */
        public String text() {
            return reviewer + " excluded on " + LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC)
                    + " (decision " + decision + ')';
        }
    }

    /**
     * The company that a contributor keeps, in standard deviations beyond that of most.
     *
     * @param score the contributor's own
     * @param threshold from where on it is unlike that of most
     */
    public record Company(double score, double threshold) {}

    /** Of a campaign, or lifting one that is of company. */
    public Suspicion(
            int stream,
            Entity actor,
            Kind kind,
            String campaign,
            List<String> objects,
            long since,
            long time,
            double surprisal,
            int members,
            String sentence) {
        this(stream, actor, kind, campaign, objects, since, time, surprisal, members, sentence, null, null);
    }

    /** Of company. */
    public Suspicion(
            int stream,
            Entity actor,
            Kind kind,
            String campaign,
            List<String> objects,
            long since,
            long time,
            double surprisal,
            int members,
            String sentence,
            @Nullable Company company) {
        this(stream, actor, kind, campaign, objects, since, time, surprisal, members, sentence, company, null);
    }

    /** The same of a campaign that was excluded before. */
    public Suspicion of(Excluded before) {
        return new Suspicion(
                stream,
                actor,
                kind,
                campaign,
                objects,
                since,
                time,
                surprisal,
                members,
                sentence + "; " + before.text(),
                company,
                before);
    }

    /**
     * Whether the objects' crowds were right, so that what they held of the contributor may go out. That a campaign explains
     * a crowd is no such news: some of its members are still unknown when it is found.
     */
    public boolean explainsTheObject() {
        return kind == Kind.EXPLAINED && campaign.isEmpty();
    }

    public Suspicion {
        objects = List.copyOf(objects);
    }
}
