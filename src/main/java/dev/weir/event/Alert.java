package dev.weir.event;

/**
 * Something a person should look at now.
 *
 * @param stream the stream's number
 * @param type what happened
 * @param subject the campaign, object or stream it is about
 * @param sentence one sentence
 * @param time event time, epoch milliseconds
 */
public record Alert(int stream, Type type, String subject, String sentence, long time) {

    /** What can happen. */
    public enum Type {
        /** A group of contributors was found moving as one. */
        CAMPAIGN,
        /** The whole community's values moved: a changed scale or form, not an attack on one object. */
        COMMUNITY_SHIFT,
        /** The budget of automatic exclusions of established contributors is spent for this hour. */
        BRAKE
    }
}
