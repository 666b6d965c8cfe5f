package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.i;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.join;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.tr;

import dev.weir.event.Entity;
import dev.weir.index.Case;
import dev.weir.index.FindingView;
import dev.weir.index.HeldItem;
import dev.weir.index.HeldRow;
import dev.weir.index.HoldStatus;
import dev.weir.index.Spread;
import dev.weir.settings.Labelling;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One held event: why first, then what it is and where it came from. */
final class ItemPage {

    private ItemPage() {}

    /**
     * The page.
     *
     * @param one its case, or null
     * @param labelling which labels there are
     * @param places where in the payload Weir looks, as {@link dev.weir.settings.FieldMap#places} says
     * @param mask what of the payload is not to be seen
     */
    static String html(
            Ask ask,
            HeldItem item,
            @Nullable Case one,
            Labelling labelling,
            Map<List<String>, List<String>> places,
            Mask mask,
            Nouns nouns,
            List<String> colleagues) {
        HeldRow row = item.row();
        return Layout.page(
                ask,
                "Event " + row.origin(),
                Route.HELD,
                div(h1(Show.text(row.origin())), EventTable.status(row.status()))
                        .withClass("bar"),
                CaseBar.of(ask, one, colleagues),
                p(why(item)).withClass("lead"),
                div(
                                Buttons.ofEvent(ask.who(), row),
                                iff(labelling.has(row.stream()), Buttons.ofLabel(ask.who(), row.origin())))
                        .withClass("actions"),
                div(
                                div(
                                        findings(item),
                                        values(ask, item),
                                        CommunityChart.of(ask, item.community(), nouns.actor()),
                                        payload(item, places, mask)),
                                div(
                                        facts(ask, item, nouns),
                                        around(ask, item, one),
                                        provenance(ask, item),
                                        history(ask, item)))
                        .withClass("columns"),
                item.decisions().isEmpty()
                        ? text("")
                        : section(h2("Decisions"), DecisionTable.of(ask, item.decisions()))
                                .withClass("panel"));
    }

    /** The strongest finding that holds, or else the strongest. */
    static String why(HeldItem item) {
        return item.findings().stream()
                .filter(finding -> finding.weight().equals("holds"))
                .findFirst()
                .or(() -> item.findings().stream().findFirst())
                .map(FindingView::sentence)
                .map(Show::visible)
                .orElse("The record says nothing about why it is held.");
    }

    private static DomContent findings(HeldItem item) {
        return section(
                        h2("Findings"),
                        div(
                                        span(i().withClass("k-limit"), text("limit: from here on it holds")),
                                        span(i().withClass("k-usual"), text("usual for honest contributors")))
                                .withClass("legend"),
                        item.findings().isEmpty()
                                ? p("None came with the record.").withClass("dim")
                                : div(each(item.findings(), FindingBar::of)))
                .withClass("panel");
    }

    private static DomContent values(Ask ask, HeldItem item) {
        Entity object = item.row().object();
        Spread spread = item.spread();
        return object == null || spread == null ? text("") : SpreadChart.of(ask, spread, object.type());
    }

    private static DomContent payload(HeldItem item, Map<List<String>, List<String>> places, Mask mask) {
        return section(h2("What was sent"), PayloadText.of(item.payload(), places, mask))
                .withClass("panel");
    }

    private static DomContent facts(Ask ask, HeldItem item, Nouns nouns) {
        HeldRow row = item.row();
        FactList facts = new FactList();
        facts.actor(nouns, row.actor(), item.standing()).object(nouns, row.stream(), row.object());
        facts.add("value", b(Show.number(row.value())));
        if (item.action() != null) {
            facts.add("action", Show.text(item.action()));
        }
        if (row.time() != null) {
            facts.add("happened", Show.moment(row.time(), ask.now()));
        }
        facts.add("held", Show.moment(row.held(), ask.now()));
        if (row.status() == HoldStatus.OPEN) {
            facts.add("decided by policy", Show.moment(row.deadline(), ask.now()));
        }
        facts.add("trust", text(Show.number(row.trust())));
        facts.add("evidence", text(Show.number(row.nats()) + " nats"));
        return section(h2("Event"), facts.html()).withClass("panel");
    }

    private static DomContent around(Ask ask, HeldItem item, @Nullable Case one) {
        HeldItem.Context context = item.context();
        HeldRow row = item.row();
        return section(
                        h2("Around it"),
                        p(a("Events of this " + row.actor().type() + " that wait: " + Show.count(item.actorHeld()))
                                .withHref(Show.link(
                                        Route.HELD, "actor", row.actor().text()))),
                        iff(
                                row.object() != null,
                                p(a("Events about this "
                                                + (row.object() == null
                                                        ? ""
                                                        : row.object().type()) + " that wait: "
                                                + Show.count(item.objectHeld()))
                                        .withHref(Show.link(
                                                Route.HELD,
                                                "object",
                                                row.object() == null
                                                        ? ""
                                                        : row.object().text())))),
                        p(
                                text("Its case: "),
                                a(Show.visible(one == null ? row.caseId() : one.title()))
                                        .withHref(Show.link(Route.CASE, "id", row.caseId()))),
                        iff(
                                context != null,
                                p(context == null ? text("") : known(ask, context))
                                        .withClass("dim")))
                .withClass("panel");
    }

    private static DomContent known(Ask ask, HeldItem.Context context) {
        return join(
                text("Known of the object then: " + Show.count(context.count(), "event")),
                iff(!Double.isNaN(context.mean()), text(", mean " + Show.number(context.mean()))),
                iff(!Double.isNaN(context.spread()), text(", spread " + Show.number(context.spread()))),
                context.firstSeen() == null
                        ? text("")
                        : join(text(", first "), Show.age(context.firstSeen(), ask.now()), text(" ago")));
    }

    private static DomContent provenance(Ask ask, HeldItem item) {
        FactList facts = new FactList();
        facts.add("stream", text(item.row().stream()));
        facts.add("origin", Show.text(item.row().origin()));
        if (item.arrival() != null) {
            facts.add("arrived", Show.moment(item.arrival(), ask.now()));
        }
        if (item.source() != null) {
            facts.add("source", Show.text(item.source()));
        }
        facts.add("event id", item.eventId() == null ? text("–") : Show.text(item.eventId()));
        facts.add("held at", Show.text(item.foundAt()));
        facts.add("policy", Show.text(item.policy()));
        facts.add("models", Show.text(item.models().isEmpty() ? "–" : item.models()));
        return section(h2("Where it came from"), facts.html()).withClass("panel");
    }

    private static DomContent history(Ask ask, HeldItem item) {
        return section(
                        h2("History"),
                        div(table(tbody(each(
                                        item.history(),
                                        one -> tr(
                                                td(Show.age(one.time(), ask.now()))
                                                        .withClass("n"),
                                                td(Show.visible(one.what())),
                                                td(one.by().isEmpty() ? "gateway" : Show.visible(one.by()))
                                                        .withClass("dim"))))))
                                .withClass("table"))
                .withClass("panel");
    }
}
