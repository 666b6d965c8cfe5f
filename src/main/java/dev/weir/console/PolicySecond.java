package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import dev.weir.event.Decision;
import dev.weir.index.Proposed;
import dev.weir.policy.SignedPolicy;
import dev.weir.publish.Statement;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyChange;
import j2html.tags.DomContent;
import java.util.List;

/** A policy that waits for a second person, and the form for that one. */
final class PolicySecond {

    private PolicySecond() {}

    /**
     * One that waits.
     *
     * @param record what was signed
     * @param changes what it changes of the policy that it would follow by now
     * @param two why it waits
     */
    record Waiting(Proposed kept, SignedPolicy record, Policy policy, List<PolicyChange> changes, List<String> two) {}

    static DomContent html(Ask ask, Waiting one) {
        boolean own = one.kept.reviewer().equals(ask.who().name());
        boolean may = ask.who().canPublish();
        String said = Statement.words(one.policy);
        return section(
                        h2(Show.visible(one.policy.id()) + " waits for a second person"),
                        p(
                                text("Proposed by "),
                                b(Show.visible(one.kept.reviewer())),
                                text("; expires "),
                                Show.age(one.kept.expires(), ask.now()),
                                text("."),
                                iff(!said.isEmpty(), text(" It says: " + Show.visible(said) + "."))),
                        each(one.two, why -> p(Show.visible(why)).withClass("late")),
                        PolicyPanel.changes(one.changes),
                        details(summary("its text"), pre(Show.visible(one.record.text()))),
                        form(
                                        Layout.csrf(ask.who()),
                                        Layout.hidden("id", one.kept.id()),
                                        label(
                                                text("Comment"),
                                                input().withName("comment")
                                                        .withMaxlength(Integer.toString(Decision.MOST_COMMENT))
                                                        .attr("autocomplete", "off")
                                                        .withPlaceholder(
                                                                own ? "why you take it back" : "needed to decline")),
                                        div(
                                                        button(own ? "Take it back" : "Decline")
                                                                .withType("submit")
                                                                .withName("do")
                                                                .withValue("decline")
                                                                .condAttr(!may, "disabled", "disabled"),
                                                        iff(
                                                                !own,
                                                                button("Approve and publish")
                                                                        .withType("submit")
                                                                        .withName("do")
                                                                        .withValue("approve")
                                                                        .withClass("main")
                                                                        .condAttr(!may, "disabled", "disabled")))
                                                .withClass("end"))
                                .withClass("decide")
                                .withMethod("post")
                                .withAction(Route.POLICY_SECOND.path()))
                .withClass("panel");
    }

    /** Where it is decided, for the page of all that waits. */
    static DomContent pointer(Ask ask, Proposed one) {
        return p(
                        text("A policy, proposed by "),
                        b(Show.visible(one.reviewer())),
                        text("; expires "),
                        Show.age(one.expires(), ask.now()),
                        text(". "),
                        a("Look at it").withHref(Route.POLICY.path()))
                .withClass("panel");
    }
}
