package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.weir.event.Family;
import dev.weir.index.Case;
import dev.weir.index.QueueOrder;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What narrows a list. It is a form by GET: what is typed stands in the address, to keep or to send to a colleague. */
final class Filters {

    private Filters() {}

    static DomContent form(QueueQuery query, Nouns nouns, List<String> streams, Route route) {
        List<String> families = new ArrayList<>();
        for (Family family : Family.values()) {
            families.add(family.name().toLowerCase(Locale.ROOT));
        }
        return j2html.TagCreator.form(
                        choice(query, "stream", "Stream", streams, "filter"),
                        choice(query, "family", "Family", families, "family"),
                        field(query, "check", "Check", "", ""),
                        field(query, "actor", title(nouns.actor()), "", ""),
                        field(query, "object", title(nouns.object()), "", ""),
                        field(query, "campaign", "Campaign", "", ""),
                        field(query, "source", "Source", "", ""),
                        field(query, "from", "Held from", "24h, 2026-01-31", ""),
                        field(query, "to", "Held before", "", ""),
                        field(query, "least", "Trust from", "0", "narrow"),
                        field(query, "most", "to", "1", "narrow"),
                        choice(query, "status", "Status", List.of(QueueQuery.code(Case.Status.DECIDED)), "status"),
                        iff(query.order() != QueueOrder.RISK, Layout.hidden("order", QueueQuery.code(query.order()))),
                        button("Filter").withType("submit"),
                        iff(query.isNarrow(), a("Clear").withHref(route.path()).withClass("button")))
                .withMethod("get")
                .withAction(route.path())
                .withClass("filters")
                .attr("role", "search");
    }

    /** Which order, as links. */
    static DomContent orders(QueueQuery query, Route route) {
        return span(each(
                List.of(QueueOrder.values()),
                order -> a(order == QueueOrder.RISK ? "riskiest first" : "oldest first")
                        .withHref(query.link(route, "order", order == QueueOrder.RISK ? "" : QueueQuery.code(order)))
                        .withClass("button")
                        .condAttr(order == query.order(), "aria-current", "true")));
    }

    private static DomContent field(QueueQuery query, String name, String title, String hint, String look) {
        return label(
                text(title),
                input().withName(name)
                        .withValue(query.typed(name))
                        .withPlaceholder(hint)
                        .withClass(look)
                        .attr("autocomplete", "off"));
    }

    private static DomContent choice(QueueQuery query, String name, String title, List<String> choices, String id) {
        return label(
                text(title),
                select(
                                option(name.equals("status") ? "open" : "all").withValue(""),
                                each(
                                        choices,
                                        choice -> option(choice)
                                                .withValue(choice)
                                                .condAttr(choice.equals(query.typed(name)), "selected", "selected")))
                        .withName(name)
                        .withId(id));
    }

    /** A word as a heading. */
    static String title(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
