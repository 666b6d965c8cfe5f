package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits for review, and what is known of it: one SQLite file. One thread feeds it, any number read it; every method may
 * be called from any thread, and none waits for the feed.
 *
 * <p>All texts are as the producers chose them: whoever shows them escapes them. Queries fail with {@link IndexException}
 * where the file cannot be read.
 */
public final class ReviewIndex implements AutoCloseable {

    private ReviewIndex() {}

    /**
     * Opens an index, and makes it where there is none.
     *
     * @param holdFor how long after its hold an event can be decided
     * @throws IndexException when the file is no index of this version, or cannot be written
     */
    public static ReviewIndex open(Path file, Settings settings, Duration holdFor) {
        throw new UnsupportedOperationException();
    }

    /** The queue: cases. At most {@code size} of them, 1 to 500. */
    public Page<Case> queue(QueueFilter filter, QueueOrder order, Cursor cursor, int size) {
        throw new UnsupportedOperationException();
    }

    /** Single held events. At most {@code size} of them, 1 to 500. */
    public Page<HeldRow> held(QueueFilter filter, QueueOrder order, Cursor cursor, int size) {
        throw new UnsupportedOperationException();
    }

    /** One case. */
    public Optional<Case> caseOf(String id) {
        throw new UnsupportedOperationException();
    }

    /** All of one held event. */
    public Optional<HeldItem> item(String origin) {
        throw new UnsupportedOperationException();
    }

    /** One contributor; of one that is not known, an empty view. */
    public ActorView actor(Entity actor) {
        throw new UnsupportedOperationException();
    }

    /** One campaign. */
    public Optional<CampaignView> campaign(String id) {
        throw new UnsupportedOperationException();
    }

    /** All members of a campaign, as {@link CampaignView} has the first of. */
    public List<Entity> members(String campaign) {
        throw new UnsupportedOperationException();
    }

    /** One object; of one that is not known, an empty view. */
    public ObjectView object(String stream, Entity object) {
        throw new UnsupportedOperationException();
    }

    /** How it goes. */
    public Overview overview(Instant now) {
        throw new UnsupportedOperationException();
    }

    /** A held event with its bytes, whatever became of it. */
    public Optional<HeldRecord> record(String origin) {
        throw new UnsupportedOperationException();
    }

    /** The events of a contributor that are still held (open, or ended by anything but a release), with their bytes. */
    public List<HeldRecord> stillHeld(Entity actor) {
        throw new UnsupportedOperationException();
    }

    /** How many events of a contributor are in training since an event time, as far as the index keeps them: what EXCLUDE takes back. */
    public long inTraining(Entity actor, Instant since) {
        throw new UnsupportedOperationException();
    }

    /** One decision. */
    public Optional<Answered> decision(String id) {
        throw new UnsupportedOperationException();
    }

    /** Decisions about a contributor and its events, newest first, at most 500. */
    public List<Answered> decisions(Entity actor) {
        throw new UnsupportedOperationException();
    }

    /** The newest decisions, newest first. */
    public Page<Answered> decisions(Cursor cursor, int size) {
        throw new UnsupportedOperationException();
    }

    /** Who claimed what: locks, assignments, escalations and skips. */
    public Claims claims() {
        throw new UnsupportedOperationException();
    }

    /** Changes whenever something was read into the index: for live pages. */
    public long version() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
