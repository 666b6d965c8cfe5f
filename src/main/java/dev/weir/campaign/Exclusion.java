package dev.weir.campaign;

/**
 * One decision that excludes a member of a campaign. State: only add components.
 *
 * @param campaign the campaign's id
 * @param decision the decision's id, or that of the last one which did it again
 * @param reviewer who decided
 * @param time when it was decided, epoch milliseconds
 * @param undoneBy the id of the decision that took it back; empty where none did
 * @param used event time of the newest member that came after it, or, where none did, of when the decision came
 */
public record Exclusion(String campaign, String decision, String reviewer, long time, String undoneBy, long used) {

    Exclusion undone(String by) {
        return new Exclusion(campaign, decision, reviewer, time, by, used);
    }

    Exclusion doneAgain(String by) {
        return new Exclusion(campaign, by, reviewer, time, "", used);
    }
}
