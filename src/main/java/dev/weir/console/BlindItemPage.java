package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.index.BlindItem;
import dev.weir.index.BlindItem.Other;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One event of the blind sample. Until it is answered nothing on the page comes from a check. */
final class BlindItemPage {

    private BlindItemPage() {}

    /**
     * The page.
     *
     * @param places where in the payload Weir looks
     * @param mask what of the payload is not to be seen
     * @param answers what can be answered now; none where it is too late
     */
    static String html(
            Ask ask,
            BlindItem item,
            Map<List<String>, List<String>> places,
            Mask mask,
            Nouns nouns,
            List<Reason> answers) {
        return Layout.page(
                ask,
                "Event " + item.origin(),
                Route.BLIND,
                div(h1(Show.text(item.origin()))).withClass("bar"),
                item.told() == null ? answer(ask, item, answers) : told(item, item.told(), nouns),
                div(
                                div(
                                        section(h2("What was sent"), PayloadText.of(item.payload(), places, mask))
                                                .withClass("panel"),
                                        others(
                                                ask,
                                                "Other events of this " + nouns.actor(),
                                                nouns.object(),
                                                item.before(),
                                                Other::object)),
                                div(
                                        facts(ask, item, nouns),
                                        others(
                                                ask,
                                                "Other events about this " + nouns.object(),
                                                nouns.actor(),
                                                item.about(),
                                                Other::actor)))
                        .withClass("columns"));
    }

    private static DomContent answer(Ask ask, BlindItem item, List<Reason> answers) {
        if (answers.isEmpty()) {
            return p("It can no longer be answered, or not yet: the events of a day come ten minutes after its end (UTC).")
                    .withClass("lead");
        }
        return form(
                        Layout.csrf(ask.who()),
                        Layout.hidden("origin", item.origin()),
                        h2("Is it honest?"),
                        label(
                                text("Comment"),
                                input().withName("comment")
                                        .withMaxlength(Integer.toString(Decision.MOST_COMMENT))
                                        .attr("autocomplete", "off")
                                        .withPlaceholder("what you saw; may stay empty")),
                        div(each(
                                        answers,
                                        one -> button(words(one))
                                                .withType("submit")
                                                .withName("answer")
                                                .withValue(QueueQuery.code(one))
                                                .condAttr(!ask.who().can(Action.ASSESS), "disabled", "disabled")))
                                .withClass("actions"))
                .withClass("panel decide")
                .attr("hx-post", Route.BLIND_ANSWER.path())
                .attr("hx-target", "#decide");
    }

    private static DomContent told(BlindItem item, BlindItem.Told told, Nouns nouns) {
        boolean held = told.check() != null;
        return section(
                        h2("Answered: " + words(told.answer()).toLowerCase(Locale.ROOT) + ", by "
                                + Show.visible(told.by())),
                        p(
                                text(held ? "It is held, by " + told.check() + "." : "It was admitted."),
                                text(" Its trust is " + Show.number(told.trust()) + ". ")),
                        p(
                                held
                                        ? a("Its page, to decide about it")
                                                .withHref(Show.link(Route.ITEM, "origin", item.origin()))
                                        : a("Its " + nouns.actor() + ", to decide about it")
                                                .withHref(Show.link(
                                                        Route.ACTOR,
                                                        "id",
                                                        item.actor().text()))))
                .withClass("panel");
    }

    /** An answer as one says it. */
    static String words(Reason answer) {
        return switch (answer) {
            case HONEST -> "Honest";
            case DISHONEST -> "Not honest";
            default -> "Cannot tell";
        };
    }

    private static DomContent facts(Ask ask, BlindItem item, Nouns nouns) {
        FactList facts = new FactList();
        facts.add("stream", text(item.stream()));
        facts.add(nouns.actor(), Show.text(item.actor().text()));
        if (item.object() != null) {
            facts.add(nouns.object(), Show.text(item.object().text()));
        }
        facts.add("value", text(Show.number(item.value())));
        if (item.time() != null) {
            facts.add("happened", Show.age(item.time(), ask.now()));
        }
        facts.add("event id", item.eventId() == null ? text("–") : Show.text(item.eventId()));
        if (item.source() != null) {
            facts.add("source", Show.text(item.source()));
        }
        facts.add("answer until", Show.age(item.until(), ask.now()));
        return section(h2("Event"), facts.html()).withClass("panel");
    }

    private static DomContent others(
            Ask ask, String title, String column, List<Other> others, Function<Other, @Nullable Entity> who) {
        return section(
                        h2(title),
                        others.isEmpty()
                                ? p("None is known.").withClass("dim")
                                : div(table(
                                                thead(tr(
                                                        th(Filters.title(column)),
                                                        th("Value").withClass("n"),
                                                        th("Happened").withClass("n"))),
                                                tbody(each(
                                                        others,
                                                        one -> tr(
                                                                td(name(who.apply(one))),
                                                                td(Show.number(one.value()))
                                                                        .withClass("n"),
                                                                td(Show.age(one.time(), ask.now()))
                                                                        .withClass("n"))))))
                                        .withClass("table"))
                .withClass("panel");
    }

    private static DomContent name(@Nullable Entity shown) {
        return shown == null ? span("–") : Show.text(shown.text());
    }
}
