package dev.weir.console;

import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.kbd;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.review.Preview;
import dev.weir.review.Preview.Line;
import dev.weir.review.Tenure;
import j2html.tags.DomContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a decision would change, to the event, and the form that takes it. */
final class DecidePanel {

    private DecidePanel() {}

    /**
     * The panel.
     *
     * @param labels those that there are, for RELABEL; none means any
     * @param warning what is different from what was asked; may be empty
     */
    static DomContent html(Ask ask, Wish wish, Previewed previewed, Set<String> labels, String warning) {
        Preview preview = previewed.preview();
        boolean typed = Deciding.isTyped(wish.action(), preview);
        return form(
                        h1(heading(wish, preview)),
                        Layout.csrf(ask.who()),
                        Layout.hidden("action", QueueQuery.code(wish.action())),
                        Layout.hidden("seen", previewed.fingerprint()),
                        each(
                                new ArrayList<>(wish.about().entrySet()),
                                field -> each(field.getValue(), value -> Layout.hidden(field.getKey(), value))),
                        iff(!warning.isEmpty(), p(warning).withClass("wrong").attr("role", "alert")),
                        effect(preview),
                        iff(
                                preview.refusal() != null,
                                p(Show.visible(String.valueOf(preview.refusal())))
                                        .withClass("wrong")
                                        .attr("role", "alert")),
                        iff(
                                preview.second() != null,
                                p("A second person must approve this. You sign it now; what you see is what they sign, and"
                                                + " it is sent when they do.")
                                        .withClass("late")),
                        who(preview),
                        div(labels(wish, labels), reason(wish), times(wish)).withClass("row"),
                        label(
                                text("Comment"),
                                textarea(wish.comment())
                                        .withName("comment")
                                        .withMaxlength(Integer.toString(Decision.MOST_COMMENT))
                                        .withPlaceholder("what you saw; for whoever asks later")),
                        iff(typed, confirmation(preview)),
                        div(
                                        button(text("Cancel"), kbd("Esc"))
                                                .withType("button")
                                                .attr("data-close", ""),
                                        button(
                                                        text(
                                                                preview.second() == null
                                                                        ? words(wish.action())
                                                                        : "Propose"),
                                                        kbd("Ctrl"),
                                                        kbd("Enter"))
                                                .withType("submit")
                                                .withClass("main")
                                                .condAttr(preview.refusal() != null || typed, "disabled", "disabled"))
                                .withClass("end"))
                .withClass("decide")
                .attr("hx-post", Route.DECIDE.path())
                .attr("hx-target", "#decide")
                .attr("hx-disabled-elt", "find button[type=submit]");
    }

    private static String heading(Wish wish, Preview preview) {
        String what = switch (wish.action()) {
            case RELEASE, REJECT, ASSESS -> Show.count(preview.decisions(), "held event");
            case RELABEL -> Show.count(preview.decisions(), "event");
            case UNDO -> Show.count(preview.decisions(), "decision");
            case EXCLUDE, CLEAR, ALLOW, ERASE ->
                preview.lines().size() == 1
                        ? Show.visible(preview.lines().get(0).actor().text())
                        : Show.count(preview.contributors(), "contributor");
        };
        return words(wish.action())
                + ' '
                + what
                + (preview.campaign() == null ? "" : " of campaign " + Show.visible(preview.campaign()));
    }

    private static DomContent effect(Preview preview) {
        List<DomContent> rows = new ArrayList<>();
        row(rows, preview.decisions(), "signed decisions are sent, in one transaction", "");
        row(rows, preview.contributors(), "contributors are decided about", "");
        row(rows, preview.established(), "of them are of long standing", "late");
        row(rows, preview.retracts(), "events leave the training set", "");
        row(rows, preview.returns(), "retracted events come back into it", "");
        row(rows, preview.releases(), "held events go to training", "");
        return div(
                table(tbody(each(rows, row -> row))).withClass("effect"),
                each(preview.notes(), note -> p(Show.visible(note)).withClass("dim")));
    }

    private static void row(List<DomContent> rows, long count, String what, String look) {
        if (count > 0) {
            rows.add(tr(td(Show.count(count)).withClass("n"), td(what).withClass(look)));
        }
    }

    private static DomContent who(Preview preview) {
        return iff(
                preview.lines().size() > 1,
                details(
                        summary("Who: the first " + Show.count(preview.lines().size())),
                        div(table(
                                        thead(tr(
                                                th("Contributor"),
                                                th("Stands"),
                                                th("Out").withClass("n"),
                                                th("Back").withClass("n"),
                                                th("Released").withClass("n"))),
                                        tbody(each(preview.lines(), DecidePanel::line))))
                                .withClass("table")));
    }

    private static DomContent line(Line line) {
        return tr(
                td(
                        Show.entity(line.actor()),
                        iff(
                                line.tenure() == Tenure.ESTABLISHED,
                                span("long standing").withClass("tag warn"))),
                td(line.standing()),
                td(Show.count(line.retracts())).withClass("n"),
                td(Show.count(line.returns())).withClass("n"),
                td(Show.count(line.releases())).withClass("n"));
    }

    private static DomContent labels(Wish wish, Set<String> labels) {
        if (wish.action() != Action.RELABEL) {
            return text("");
        }
        return label(
                text("Label"),
                labels.isEmpty()
                        ? input().withName("label")
                                .withValue(wish.label() == null ? "" : wish.label())
                                .withMaxlength(Integer.toString(Decision.MOST_LABEL))
                                .attr("autocomplete", "off")
                                .isRequired()
                        : select(
                                        option("choose a label").withValue(""),
                                        each(
                                                labels,
                                                one -> option(Show.visible(one))
                                                        .withValue(one)
                                                        .condAttr(one.equals(wish.label()), "selected", "selected")))
                                .withName("label")
                                .isRequired());
    }

    private static DomContent reason(Wish wish) {
        return label(
                text("Why"),
                select(
                                iff(
                                        wish.action() != Action.UNDO,
                                        option("choose a reason").withValue("")),
                                each(
                                        wish.reasons(),
                                        reason -> option(DecisionTable.words(reason))
                                                .withValue(QueueQuery.code(reason))
                                                .condAttr(reason == wish.reason(), "selected", "selected")))
                        .withName("reason")
                        .isRequired()
                        .isAutofocus());
    }

    private static DomContent times(Wish wish) {
        return switch (wish.action()) {
            case EXCLUDE -> time("since", "From (empty: the beginning)", wish.since());
            case ALLOW -> time("until", "Until", wish.until());
            case RELEASE, REJECT, CLEAR, UNDO, ASSESS, ERASE, RELABEL -> text("");
        };
    }

    /** Another time changes what would change, so the preview is asked for again. */
    private static DomContent time(String name, String title, @Nullable Instant time) {
        return label(
                text(title),
                input().withName(name)
                        .withValue(time == null ? "" : time.toString())
                        .withPlaceholder("7d or 2026-01-31")
                        .attr("autocomplete", "off")
                        .attr("hx-post", Route.PREVIEW.path())
                        .attr("hx-include", "closest form")
                        .attr("hx-trigger", "change")
                        .attr("hx-target", "#decide"));
    }

    private static DomContent confirmation(Preview preview) {
        return label(
                text("Type the number of contributors, " + preview.contributors() + ", to confirm"),
                input().withName("confirm")
                        .attr("inputmode", "numeric")
                        .attr("autocomplete", "off")
                        .attr("data-type", Integer.toString(preview.contributors())));
    }

    private static String words(Action action) {
        String code = QueueQuery.code(action);
        return Character.toUpperCase(code.charAt(0)) + code.substring(1);
    }
}
