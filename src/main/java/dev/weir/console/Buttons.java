package dev.weir.console;

import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.join;
import static j2html.TagCreator.kbd;
import static j2html.TagCreator.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.index.HeldRecord;
import dev.weir.index.HeldRow;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be decided about a thing, as buttons with their keys. A button asks for a preview; only the form there decides. */
final class Buttons {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Buttons() {}

    /** About one held event, and its contributor if that is somebody. */
    static DomContent ofEvent(Visitor visitor, HeldRow row) {
        ObjectNode event = JSON.createObjectNode().put("origin", row.origin());
        return join(
                all(
                        visitor,
                        List.of(
                                new Choice(Action.RELEASE, event, "Release"),
                                new Choice(Action.REJECT, event, "Reject"))),
                iff(row.identity() == HeldRecord.Identity.KNOWN, ofContributor(visitor, row.actor())));
    }

    /** About the contributor of an event. */
    static DomContent ofContributor(Visitor visitor, Entity actor) {
        ObjectNode contributor = JSON.createObjectNode().put("actor", actor.text());
        return all(
                visitor,
                List.of(
                        new Choice(Action.EXCLUDE, contributor, "Exclude " + actor.type()),
                        new Choice(Action.CLEAR, contributor, "Clear " + actor.type()),
                        new Choice(Action.ALLOW, contributor, "Allow " + actor.type())));
    }

    /** What the label of one event is. */
    static DomContent ofLabel(Visitor visitor, String origin) {
        return all(
                visitor,
                List.of(new Choice(Action.RELABEL, JSON.createObjectNode().put("origin", origin), "Relabel")));
    }

    /** About a contributor. */
    static DomContent ofActor(Visitor visitor, Entity actor) {
        ObjectNode contributor = JSON.createObjectNode().put("actor", actor.text());
        return all(
                visitor,
                List.of(
                        new Choice(Action.EXCLUDE, contributor, "Exclude"),
                        new Choice(Action.CLEAR, contributor, "Clear"),
                        new Choice(Action.RELEASE, contributor, "Release all held"),
                        new Choice(Action.REJECT, contributor, "Reject all held"),
                        new Choice(Action.ALLOW, contributor, "Allow")));
    }

    /** About a campaign: one decision for all of its members. */
    static DomContent ofCampaign(Visitor visitor, String campaign) {
        ObjectNode members = JSON.createObjectNode().put("campaign", campaign);
        return all(
                visitor,
                List.of(
                        new Choice(Action.EXCLUDE, members, "Exclude all members"),
                        new Choice(Action.CLEAR, members, "Clear all members"),
                        new Choice(Action.RELEASE, members, "Release all held"),
                        new Choice(Action.REJECT, members, "Reject all held")));
    }

    /** About a case: all of its contributors, or all of its events. */
    static DomContent ofCase(Visitor visitor, String caseId) {
        ObjectNode all = JSON.createObjectNode().put("case", caseId);
        return all(
                visitor,
                List.of(
                        new Choice(Action.REJECT, all, "Reject all"),
                        new Choice(Action.RELEASE, all, "Release all"),
                        new Choice(Action.EXCLUDE, all, "Exclude all contributors"),
                        new Choice(Action.CLEAR, all, "Clear all contributors")));
    }

    /** About the rows that are chosen in a list of events, or the current one. */
    static DomContent ofRows(Visitor visitor) {
        List<DomContent> buttons = new ArrayList<>();
        for (Action action : List.of(Action.RELEASE, Action.REJECT)) {
            buttons.add(one(
                            visitor,
                            new Choice(
                                    action, JSON.createObjectNode(), action == Action.RELEASE ? "Release" : "Reject"))
                    .attr("data-about", "rows"));
        }
        return each(buttons, button -> button);
    }

    /** Takes back a decision, and all others of the same act. */
    static DomContent undo(Visitor visitor, String id, String decidedBy) {
        ContainerTag<?> undo =
                one(visitor, new Choice(Action.UNDO, JSON.createObjectNode().put("decision", id), "Undo"));
        return visitor.canUndo(decidedBy)
                ? undo
                : undo.attr("disabled", "disabled").attr("title", "Only a lead undoes what somebody else decided.");
    }

    /** The key of an action. */
    static String key(Action action) {
        return switch (action) {
            case RELEASE -> "r";
            case REJECT -> "x";
            case EXCLUDE -> "e";
            case CLEAR -> "c";
            case ALLOW -> "a";
            case UNDO -> "u";
            case RELABEL -> "l";
            case ASSESS, ERASE -> "";
        };
    }

    private static DomContent all(Visitor visitor, List<Choice> choices) {
        return each(choices, choice -> one(visitor, choice));
    }

    private static ContainerTag<?> one(Visitor visitor, Choice choice) {
        ObjectNode values = choice.about.deepCopy().put("action", QueueQuery.code(choice.action));
        ContainerTag<?> button = button(text(choice.label), kbd(key(choice.action)))
                .withType("button")
                .withClass(look(choice.action))
                .attr("data-key", key(choice.action))
                .attr("hx-post", Route.PREVIEW.path())
                .attr("hx-vals", values.toString())
                .attr("hx-target", "#decide");
        return visitor.can(choice.action)
                ? button
                : button.attr("disabled", "disabled").attr("title", why(visitor, choice.action));
    }

    private static String why(Visitor visitor, Action action) {
        return visitor.role().may(action)
                ? "The console has no private key for " + visitor.name() + " to sign with."
                : "The role " + visitor.role().name().toLowerCase(Locale.ROOT) + " may not.";
    }

    private static String look(Action action) {
        return switch (action) {
            case RELEASE, CLEAR -> "good";
            case EXCLUDE, REJECT -> "bad";
            case ALLOW, UNDO, ASSESS, ERASE, RELABEL -> "usual";
        };
    }

    private record Choice(Action action, ObjectNode about, String label) {}
}
