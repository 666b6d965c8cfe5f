package dev.weir.event;

import java.util.List;

/**
 * Something a person should look at now.
 *
 * @param stream the stream's number
 * @param type what happened
 * @param subject the campaign, object or stream it is about; of dead letters stream, reason and field
 * @param sentence one sentence
 * @param time event time, epoch milliseconds; of dead letters, which have none, the arrival
 */
public record Alert(int stream, Type type, String subject, String sentence, long time) {

    /** What can happen. */
    public enum Type {
        /** A group of contributors was found moving as one. */
        CAMPAIGN,
        /** The whole community's values moved: a changed scale or form, not an attack on one object. */
        COMMUNITY_SHIFT,
        /** The budget of automatic exclusions of established contributors is spent for this hour. */
        BRAKE,
        /** A source or a contributor gives labels that the features contradict, far more often than its peers. */
        LABELS_FLIPPED,
        /** A source or a contributor sends features unlike its peers' in a way that is no chance. */
        FEATURES_MANIPULATED,
        /** A small pattern of values was found that is bound to one label. */
        TRIGGER,
        /** A record of the decisions topic does not count: no decision, forged, altered, expired, or of somebody who may not. */
        DECISION_REFUSED,
        /** One reason for dead letters has become far more frequent on a stream than it was. */
        DEAD_LETTERS,
        /** The key registry cannot be read; the last good one holds. */
        KEYS_UNREADABLE,
        /** A record of the policies topic does not count: no policy, forged, of somebody who may not, or only a restart can take it up. */
        POLICY_REFUSED,
        /** A source does not behave as it always did: volume, newcomers, what is held of it, its values, silence. */
        SOURCE_UNUSUAL,
        /** Numbers that a producer gave its events never came. */
        NUMBERS_MISSING,
        /** What is admitted is no longer spread as it was when the reference was accepted. */
        DRIFT,
        /** A record of the models topic is no model; the last good one holds. */
        MODEL_REFUSED;

        /** The attacks that it may be a sign of; none where it is about how Weir itself is run. */
        public List<ThreatTag> threats() {
            return switch (this) {
                case CAMPAIGN, COMMUNITY_SHIFT, LABELS_FLIPPED, FEATURES_MANIPULATED, TRIGGER, SOURCE_UNUSUAL, DRIFT ->
                    POISONING;
                case BRAKE,
                        DECISION_REFUSED,
                        DEAD_LETTERS,
                        KEYS_UNREADABLE,
                        POLICY_REFUSED,
                        NUMBERS_MISSING,
                        MODEL_REFUSED -> List.of();
            };
        }
    }

    private static final List<ThreatTag> POISONING = List.of(
            ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.OWASP_DATA_POISONING, ThreatTag.NIST_DATA_POISONING);
}
