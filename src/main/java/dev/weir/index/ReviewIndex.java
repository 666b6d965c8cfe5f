package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.settings.BlindSettings;
import dev.weir.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What waits for review, and what is known of it: one SQLite file. One thread feeds it, any number read it; every method may
 * be called from any thread, and no question waits for the feed.
 *
 * <p>All texts are as the producers chose them: whoever shows them escapes them. Methods fail with {@link IndexException}
 * where the file cannot be used.
 */
public final class ReviewIndex implements AutoCloseable {

    /** The longest page. */
    public static final int MOST_ROWS = 500;

    /** So many contributors, and so many objects, are found at most. */
    public static final int MOST_FOUND = FindQuery.MOST;

    private final Database database;
    private final IndexWriter writer;
    private final CaseQuery cases;
    private final HeldQuery held;
    private final ItemQuery items;
    private final ActorQuery actors;
    private final CampaignQuery campaigns;
    private final ObjectQuery objects;
    private final OverviewQuery overviews;
    private final Claims claims;
    private final Proposals proposals;
    private final SavedFilters saved;
    private final BlindSample blind;

    private ReviewIndex(Database database, Settings settings, Duration holdFor, @Nullable Lottery lottery) {
        this.database = database;
        writer = new IndexWriter(database, settings, holdFor, lottery);
        blind = new BlindSample(database, holdFor);
        cases = new CaseQuery(new Nouns(settings), holdFor);
        held = new HeldQuery(holdFor);
        items = new ItemQuery(held, cases);
        actors = new ActorQuery(cases);
        campaigns = new CampaignQuery(cases);
        objects = new ObjectQuery(cases);
        overviews = new OverviewQuery(holdFor);
        claims = new Claims(database, cases);
        proposals = new Proposals(database);
        saved = new SavedFilters(database);
    }

    /**
     * Opens an index, and makes it where there is none or one of another version.
     *
     * @param holdFor how long after its hold an event can be decided
     * @throws IndexException when the file is no SQLite file, or cannot be written
     */
    public static ReviewIndex open(Path file, Settings settings, Duration holdFor) {
        BlindSettings sample = settings.review().blind();
        Lottery lottery = sample == null ? null : Lottery.of(sample);
        Database database = new Database(file);
        database.keepOnlyFor(lottery == null ? "" : lottery.fingerprint());
        return new ReviewIndex(database, settings, holdFor, lottery);
    }

    /**
     * What reads the topics into it. One at a time.
     *
     * @param client Kafka's client properties, with bootstrap.servers
     * @param clock by which deadlines pass
     */
    public IndexFeed feed(Properties client, Clock clock) {
        return feed(client, clock, IndexFeed.LOOK);
    }

    IndexFeed feed(Properties client, Clock clock, Duration look) {
        return new IndexFeed(writer, database, client, clock, look);
    }

    /** Throws away all that is read from the topics, to be read again; claims and proposals stay. Nothing may feed it meanwhile. */
    public void clear() {
        database.clear();
    }

    IndexWriter writer() {
        return writer;
    }

    /** The queue: cases. At most {@code size} of them, 1 to {@value #MOST_ROWS}. */
    public Page<Case> queue(QueueFilter filter, QueueOrder order, Cursor cursor, int size) {
        checkSize(size);
        return database.read(session -> cases.queue(session, filter, order, cursor, size));
    }

    /** Single held events. At most {@code size} of them, 1 to {@value #MOST_ROWS}. */
    public Page<HeldRow> held(QueueFilter filter, QueueOrder order, Cursor cursor, int size) {
        checkSize(size);
        return database.read(session -> held.held(session, filter, order, cursor, size));
    }

    /**
     * All that was ever held of a contributor, whatever became of it, the oldest first: also what the blind sample veils, so that no
     * page may show it. At most {@code size} events, 1 to {@value #MOST_ROWS}.
     */
    public Page<HeldRow> heldOf(Entity actor, Cursor cursor, int size) {
        checkSize(size);
        return database.read(session -> held.ofActor(session, actor.text(), cursor, size));
    }

    /**
     * Held events whose deadline has passed with nobody having decided, the oldest first, but for those for which a decision is
     * on its way or was answered for good. At most {@code size} of them, 1 to {@value #MOST_ROWS}.
     *
     * @param now by which it is told whether an answer can still come
     */
    public Page<Due> due(Instant now, Cursor cursor, int size) {
        checkSize(size);
        return database.read(session -> DueQuery.due(session, now, cursor, size));
    }

    /** One case. */
    public Optional<Case> caseOf(String id) {
        return database.read(session -> cases.byName(session, id));
    }

    /** All of one held event. */
    public Optional<HeldItem> item(String origin) {
        return database.read(session -> items.item(session, origin));
    }

    /** One event that went to training, if it is among the newest million. */
    public Optional<TrainedItem> trained(String origin) {
        return database.read(session -> TrainedQuery.item(session, origin));
    }

    /**
     * Contributors and objects by a part of their ids, whether anything of them is held or not.
     *
     * @param part one character or more; the case of Latin letters is nothing to it
     */
    public Found find(String part) {
        return database.read(session -> FindQuery.find(session, part));
    }

    /** One contributor; of one that is not known, an empty view. */
    public ActorView actor(Entity actor) {
        return database.read(session -> actors.actor(session, actor));
    }

    /**
     * One campaign.
     *
     * @param from how many of its members are passed over, 0 or more
     */
    public Optional<CampaignView> campaign(String id, int from) {
        return database.read(session -> campaigns.campaign(session, id, from));
    }

    /** All members of a campaign, by name; {@link CampaignView} shows some of them. */
    public List<Entity> members(String campaign) {
        return database.read(session -> CampaignQuery.members(session, campaign));
    }

    /**
     * Who stands suspended or excluded now by what a version of the policy found.
     *
     * @param policy as stamped on verdicts, {@code name@version}
     */
    public Accused accused(String policy) {
        return database.read(session -> AccusedQuery.under(session, policy));
    }

    /** One object; of one that is not known, an empty view. */
    public ObjectView object(String stream, Entity object) {
        return database.read(session -> objects.object(session, stream, object));
    }

    /** How it goes. */
    public Overview overview(Instant now) {
        return database.read(session -> overviews.overview(session, now));
    }

    /** How much waits, since when, and what became of the rest. Its cost does not grow with what waits. */
    public Backlog backlog(Instant now) {
        return database.read(session -> BacklogQuery.backlog(session, now));
    }

    /** A held event with its bytes, whatever became of it. */
    public Optional<HeldRecord> record(String origin) {
        return database.read(session -> ItemQuery.record(session, origin));
    }

    /** The stream of an event that was held, or went to training as far as that is kept. */
    public Optional<String> streamOf(String origin) {
        return database.read(session -> ItemQuery.streamOf(session, origin));
    }

    /**
     * How many events of a contributor are in training, as far as the index keeps them: what an exclusion takes back.
     *
     * @param since from this event time on
     */
    public long inTraining(Entity actor, Instant since) {
        return database.read(session -> actors.inTraining(session, actor, Times.millis(since)));
    }

    /** One decision. */
    public Optional<Answered> decision(String id) {
        return database.read(session -> DecisionQuery.byName(session, id));
    }

    /** Decisions about a contributor or its events, newest first, at most 500. */
    public List<Answered> decisions(Entity actor) {
        return database.read(session -> DecisionQuery.ofActor(session, actor.text()));
    }

    /** Decisions that name an event, newest first, at most 500. */
    public List<Answered> decisions(String origin) {
        return database.read(session -> DecisionQuery.ofOrigin(session, origin));
    }

    /** Decisions, newest first. At most {@code size} of them, 1 to {@value #MOST_ROWS}. */
    public Page<Answered> decisions(DecisionFilter filter, Cursor cursor, int size) {
        checkSize(size);
        return database.read(session -> DecisionQuery.newest(session, filter, cursor, size));
    }

    /** The same by the acts that they were sent in. At most {@code size} acts, 1 to {@value #MOST_ROWS}. */
    public Page<Acted> acts(DecisionFilter filter, Cursor cursor, int size) {
        checkSize(size);
        return database.read(session -> DecisionQuery.acts(session, filter, cursor, size));
    }

    /** Who works on which case. */
    public Claims claims() {
        return claims;
    }

    /** Acts that wait for a second reviewer. */
    public Proposals proposals() {
        return proposals;
    }

    /** Filters that reviewers keep. */
    public SavedFilters saved() {
        return saved;
    }

    /** What people judge without its verdict. */
    public BlindSample blind() {
        return blind;
    }

    /** Grows whenever something was read into the index or claimed: for live pages. */
    public long version() {
        return database.changes();
    }

    private static void checkSize(int size) {
        if (size < 1 || size > MOST_ROWS) {
            throw new IllegalArgumentException("a page of " + size + " rows; allowed: 1 to " + MOST_ROWS);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
