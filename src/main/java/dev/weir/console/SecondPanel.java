package dev.weir.console;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.kbd;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.event.Decision;
import dev.weir.review.Proposal;
import dev.weir.review.Proposal.Effect;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** One proposal: what it did when it was signed and does now, and the form for the second person. */
final class SecondPanel {

    private SecondPanel() {}

    private record Row(String what, ToLongFunction<Effect> count) {}

    private static final List<Row> ROWS = List.of(
            new Row("contributors are decided about", Effect::contributors),
            new Row("of them are of long standing", Effect::established),
            new Row("events leave the training set", Effect::retracts),
            new Row("retracted events come back into it", Effect::returns),
            new Row("held events go to training", Effect::releases));

    /** It was signed, and waits. */
    static DomContent proposed(Proposal proposal) {
        return div(
                        h1("Proposed"),
                        p(Show.count(proposal.decisions().size(), "decision")
                                + " signed by you. Nothing was sent: it waits for a second person, until "
                                + Show.exact(proposal.expires()) + "."),
                        close())
                .withClass("decide")
                .attr("data-decided", "");
    }

    /** It waits no longer. */
    static DomContent ended(String how) {
        return div(h1(how), p("Nothing was sent."), close()).withClass("decide").attr("data-decided", "");
    }

    /**
     * The form.
     *
     * @param warning what is different from what was asked; may be empty
     */
    static DomContent approval(Ask ask, Seconding.Looked one, String warning) {
        boolean own = one.kept().reviewer().equals(ask.who().name());
        boolean may = ask.who().can(one.proposal().action());
        return form(
                        Layout.csrf(ask.who()),
                        Layout.hidden("id", one.kept().id()),
                        Layout.hidden("seen", one.seen()),
                        iff(!warning.isEmpty(), p(warning).withClass("wrong").attr("role", "alert")),
                        effect(one),
                        label(
                                text("Comment"),
                                input().withName("comment")
                                        .withMaxlength(Integer.toString(Decision.MOST_COMMENT))
                                        .attr("autocomplete", "off")
                                        .withPlaceholder(own ? "why you take it back" : "needed to decline")),
                        div(
                                        button(own ? "Take it back" : "Decline")
                                                .withType("submit")
                                                .withName("do")
                                                .withValue("decline")
                                                .condAttr(!may, "disabled", "disabled"),
                                        iff(
                                                !own,
                                                button("Approve and send")
                                                        .withType("submit")
                                                        .withName("do")
                                                        .withValue("approve")
                                                        .withClass("main")
                                                        .condAttr(!may || one.now() == null, "disabled", "disabled")))
                                .withClass("end"))
                .withClass("decide")
                .attr("hx-post", Route.SECOND_WORK.path())
                .attr("hx-target", "#decide");
    }

    private static DomContent effect(Seconding.Looked one) {
        Effect then = one.proposal().effect();
        if (one.now() == null) {
            return p("What it would change cannot be said any more: " + Show.visible(one.problem()))
                    .withClass("wrong");
        }
        Effect now = Effect.of(one.now());
        return div(
                iff(
                        one.isChanged(),
                        p("Since it was signed, what it would change has changed.")
                                .withClass("late")),
                table(
                                thead(tr(
                                        th("Now").withClass("n"),
                                        th("When signed").withClass("n"),
                                        th(""))),
                                tbody(each(
                                        ROWS.stream()
                                                .filter(row ->
                                                        row.count.applyAsLong(then) + row.count.applyAsLong(now) > 0)
                                                .toList(),
                                        row -> tr(
                                                td(Show.count(row.count.applyAsLong(now)))
                                                        .withClass(
                                                                row.count.applyAsLong(now)
                                                                                == row.count.applyAsLong(then)
                                                                        ? "n"
                                                                        : "n late"),
                                                td(Show.count(row.count.applyAsLong(then)))
                                                        .withClass("n dim"),
                                                td(row.what)))))
                        .withClass("effect"),
                each(one.now().notes(), note -> p(Show.visible(note)).withClass("dim")));
    }

    private static DomContent close() {
        return div(button(text("Close"), kbd("Esc"))
                        .withType("button")
                        .withClass("main")
                        .attr("data-close", ""))
                .withClass("end");
    }

    /** What became of a proposal, in a word. */
    static DomContent ending(Seconding.Looked one) {
        String word = DecisionTable.words(Objects.requireNonNull(one.kept().ending()));
        return span(word).withClass(word.equals("approved") ? "tag good" : "tag");
    }
}
