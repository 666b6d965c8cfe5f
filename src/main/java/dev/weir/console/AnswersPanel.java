package dev.weir.console;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.kbd;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.tr;

import dev.weir.event.Answer;
import dev.weir.event.Answer.Outcome;
import dev.weir.event.Decision.Action;
import dev.weir.review.Sent;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of an act: asks again until all is answered. */
final class AnswersPanel {

    /** So many sentences are shown; the decisions page has all. */
    private static final int SHOWN = 20;

    private AnswersPanel() {}

    static DomContent html(Ask ask, Waiting.Awaited awaited) {
        List<Answer> answers = awaited.answers();
        Sent sent = awaited.sent();
        if (answers == null) {
            return div(
                            h1("Sent"),
                            p(Show.count(sent.decisions().size(), "decision")
                                    + " sent. The gateway answers at its next checkpoint."),
                            p("You can close this and go on: it is on the decisions page.")
                                    .withClass("dim"),
                            end())
                    .withClass("decide")
                    .attr("data-decided", "")
                    .attr("hx-get", Show.link(Route.ANSWERS, "act", sent.act()))
                    .attr("hx-trigger", "load delay:700ms")
                    .attr("hx-target", "#decide");
        }
        return div(
                        h1(heading(sent, answers)),
                        outcomes(answers),
                        sentences(answers),
                        iff(
                                answers.size() < sent.decisions().size(),
                                p("The gateway has not answered everything within "
                                                + Waiting.MOST.toSeconds()
                                                + " s. Does it run? What was sent stays valid for 7 days.")
                                        .withClass("wrong")),
                        end(undo(ask, sent, answers)))
                .withClass("decide")
                .attr("data-decided", "");
    }

    private static String heading(Sent sent, List<Answer> answers) {
        long done = answers.stream()
                .filter(answer -> answer.outcome() == Outcome.APPLIED || answer.outcome() == Outcome.REPEATED)
                .count();
        return done == sent.decisions().size()
                ? "Applied"
                : Show.count(done) + " of " + Show.count(sent.decisions().size()) + " applied";
    }

    private static DomContent outcomes(List<Answer> answers) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        answers.forEach(answer -> counts.merge(answer.outcome(), 1L, Long::sum));
        List<DomContent> rows = new ArrayList<>();
        counts.forEach((outcome, count) ->
                rows.add(tr(td(Show.count(count)).withClass("n"), td(DecisionTable.outcome(outcome)))));
        long retractions = answers.stream().mapToLong(Answer::retractions).sum();
        long released = answers.stream().mapToLong(Answer::released).sum();
        if (retractions > 0) {
            rows.add(tr(td(Show.count(retractions)).withClass("n"), td("entries in the ledger of retractions")));
        }
        if (released > 0) {
            rows.add(tr(td(Show.count(released)).withClass("n"), td("events sent to training")));
        }
        return table(tbody(each(rows, row -> row))).withClass("effect");
    }

    /** What was refused first: that is what one has to read. */
    private static DomContent sentences(List<Answer> answers) {
        return each(
                answers.stream()
                        .sorted((a, b) ->
                                Boolean.compare(b.outcome() == Outcome.REFUSED, a.outcome() == Outcome.REFUSED))
                        .map(answer -> Show.visible(answer.sentence()))
                        .distinct()
                        .limit(SHOWN)
                        .toList(),
                sentence -> p(sentence).withClass("dim"));
    }

    private static DomContent[] undo(Ask ask, Sent sent, List<Answer> answers) {
        boolean undoable = sent.decisions().get(0).action() != Action.UNDO
                && sent.decisions().get(0).action() != Action.ASSESS
                && answers.stream().anyMatch(answer -> answer.outcome() == Outcome.APPLIED);
        return undoable
                ? new DomContent[] {
                    Buttons.undo(ask.who(), sent.act(), ask.who().name())
                }
                : new DomContent[0];
    }

    private static DomContent end(DomContent... before) {
        return div(
                        each(List.of(before), one -> one),
                        button(text("Close"), kbd("Esc"))
                                .withType("button")
                                .withClass("main")
                                .isAutofocus()
                                .attr("data-close", ""))
                .withClass("end");
    }
}
