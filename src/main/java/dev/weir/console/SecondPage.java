package dev.weir.console;

import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.join;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.console.Seconding.Looked;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.index.Proposed;
import j2html.tags.DomContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What waits for a second person, and what became of what did. */
final class SecondPage {

    /** So many of whom or what it is about are named. */
    private static final int NAMED = 10;

    private SecondPage() {}

    /** @param policies theirs is a page of its own */
    static String html(Ask ask, List<Looked> open, List<Looked> ended, List<Proposed> policies) {
        List<Proposed> waiting =
                policies.stream().filter(one -> one.ending() == null).toList();
        return Layout.page(
                ask,
                "Waiting for a second person",
                Route.SECOND,
                div(h1("Waiting for a second person")).withClass("bar"),
                each(waiting, one -> PolicySecond.pointer(ask, one)),
                open.isEmpty() && waiting.isEmpty()
                        ? div(Empty.of(
                                        "Nothing waits for a second person.",
                                        "What the settings ask one for comes here when somebody proposes it."))
                                .withClass("table")
                        : each(open, one -> one(ask, one)),
                iff(!ended.isEmpty(), ended(ended)));
    }

    private static DomContent one(Ask ask, Looked one) {
        Decision first = one.proposal().first();
        return section(
                        h2(
                                DecisionTable.action(first.action()),
                                text(" " + Show.count(one.proposal().decisions().size(), "decision")),
                                iff(
                                        first.campaign() != null,
                                        text(" of campaign " + Show.visible(String.valueOf(first.campaign()))))),
                        p(
                                text("Proposed by "),
                                b(Show.visible(one.kept().reviewer())),
                                text(", "),
                                Show.age(Instant.ofEpochMilli(first.time()), ask.now()),
                                text(" ago; expires "),
                                Show.age(one.kept().expires(), ask.now()),
                                text(". Why: " + DecisionTable.words(first.reason())),
                                iff(!first.comment().isEmpty(), join(text(": "), Show.text(first.comment())))),
                        about(one),
                        iff(!terms(first).isEmpty(), p(terms(first)).withClass("late")),
                        SecondPanel.approval(ask, one, ""))
                .withClass("panel");
    }

    /** What neither the numbers nor the names say of what is signed. */
    private static String terms(Decision first) {
        List<String> terms = new ArrayList<>();
        if (first.action() == Action.ALLOW) {
            terms.add(
                    first.until() == Long.MAX_VALUE
                            ? "For good."
                            : "Until " + Show.exact(Instant.ofEpochMilli(first.until())) + '.');
        }
        if (!first.streams().isEmpty() && first.origin() == null) {
            terms.add("On " + Show.visible(String.join(", ", first.streams())) + " only.");
        }
        return String.join(" ", terms);
    }

    private static DomContent about(Looked one) {
        List<String> all = one.proposal().decisions().stream()
                .map(decision -> decision.origin() == null ? decision.subject() : decision.origin())
                .distinct()
                .toList();
        int more = all.size() - NAMED;
        return p(
                        text("About "),
                        each(all.stream().limit(NAMED).toList(), name -> join(Show.text(name), text(" "))),
                        iff(more > 0, text("and " + Show.count(more) + " more")))
                .withClass("dim");
    }

    private static DomContent ended(List<Looked> ended) {
        return section(
                        h2("No longer waiting"),
                        div(table(
                                        thead(tr(
                                                th("What"),
                                                th("By"),
                                                th("What became of it"),
                                                th("By"),
                                                th("Comment"))),
                                        tbody(each(
                                                ended,
                                                one -> tr(
                                                        td(DecisionTable.action(
                                                                one.proposal().action())),
                                                        td(Show.visible(
                                                                one.kept().reviewer())),
                                                        td(SecondPanel.ending(one)),
                                                        td(Show.visible(String.valueOf(
                                                                one.kept().endedBy()))),
                                                        td(Show.text(one.kept().comment())))))))
                                .withClass("table"))
                .withClass("panel");
    }
}
