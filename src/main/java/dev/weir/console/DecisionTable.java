package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.join;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.event.Answer;
import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.index.Acted;
import dev.weir.index.Answered;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decisions and what came of them; each that stands can be taken back. */
final class DecisionTable {

    private DecisionTable() {}

    /** The decisions; those that were sent in one act and fared alike are one row. */
    static DomContent of(Ask ask, List<Answered> decisions) {
        return ofActs(ask, Acted.together(decisions));
    }

    /** The same of acts. */
    static DomContent ofActs(Ask ask, List<Acted> acts) {
        return div(table(
                        thead(tr(
                                th("Decided").withClass("n"),
                                th("By"),
                                th("What"),
                                th("About"),
                                th("Why"),
                                th("What came of it"),
                                th(span("undo").withClass("unseen")))),
                        tbody(each(acts, act -> row(ask, act.first(), act.count() - 1)))))
                .withClass("table");
    }

    private static DomContent row(Ask ask, Answered one, int more) {
        return tr(
                        td(Show.age(one.time(), ask.now())).withClass("n"),
                        td(Show.visible(one.reviewer())),
                        td(action(one.action())),
                        td(
                                about(one),
                                iff(
                                        more > 0,
                                        span(" and " + Show.count(more) + " more")
                                                .withClass("dim")),
                                iff(one.campaign() != null, join(text(" "), campaign(String.valueOf(one.campaign()))))),
                        td(
                                text(one.reason() == null ? "" : words(one.reason())),
                                iff(!one.comment().isEmpty(), join(text(": "), Show.text(one.comment())))),
                        td(outcome(one.outcome()), text(" "), text(Show.visible(one.sentence()))),
                        td(undo(ask.who(), one, more)))
                .attr("data-row", one.id())
                .attr("tabindex", "0");
    }

    private static DomContent about(Answered one) {
        if (one.origin() != null) {
            Route page = one.action() == Action.ASSESS ? Route.BLIND_ITEM : Route.ITEM;
            return a(Show.text(one.origin())).withHref(Show.link(page, "origin", one.origin()));
        }
        return one.subject().indexOf(':') < 1 ? Show.text(one.subject()) : Show.actor(new Entity(one.subject()));
    }

    private static DomContent campaign(String version) {
        int at = version.lastIndexOf('@');
        String id = at < 0 ? version : version.substring(0, at);
        return a("campaign").withHref(Show.link(Route.CAMPAIGN, "id", id)).withClass("tag");
    }

    private static DomContent undo(Visitor visitor, Answered one, int more) {
        if (one.undoneBy() != null) {
            return span("undone").withClass("tag");
        }
        boolean stands = one.outcome() == Answer.Outcome.APPLIED || one.outcome() == Answer.Outcome.WAITS;
        return stands && one.action() != null && one.action() != Action.UNDO && one.action() != Action.ASSESS
                ? Buttons.undo(visitor, more > 0 ? one.act() : one.id(), one.reviewer())
                : text("");
    }

    /** What was asked. */
    static DomContent action(@Nullable Action action) {
        if (action == null) {
            return span("unreadable").withClass("tag");
        }
        String look = switch (action) {
            case RELEASE, CLEAR -> "tag good";
            case REJECT, EXCLUDE -> "tag bad";
            case ALLOW -> "tag warn";
            case UNDO, ASSESS, ERASE, RELABEL -> "tag";
        };
        return span(QueueQuery.code(action)).withClass(look);
    }

    /** What came of it. */
    static DomContent outcome(Answer.@Nullable Outcome outcome) {
        if (outcome == null) {
            return span("no answer yet").withClass("tag warn");
        }
        return switch (outcome) {
            case APPLIED -> span("applied").withClass("tag good");
            case WAITS -> span("waits for its event").withClass("tag warn");
            case REPEATED -> span("was applied before").withClass("tag");
            case REFUSED -> span("refused").withClass("tag bad");
            case KEPT_OUT -> span("kept out by policy").withClass("tag");
        };
    }

    /** A constant as words: {@code stolen account}. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
