package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.index.ObjectView;
import dev.weir.index.ObjectView.Day;
import dev.weir.index.ObjectView.Episode;
import dev.weir.index.ObjectView.Value;
import j2html.tags.DomContent;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One object: what was said of it over time, and when something was noticed. */
final class ObjectPage {

    private ObjectPage() {}

    static String html(Ask ask, ObjectView object) {
        return Layout.page(
                ask,
                object.object().text(),
                Route.QUEUE,
                div(h1(Show.entity(object.object())), span(object.stream()).withClass("tag"))
                        .withClass("bar"),
                div(
                                CasePage.number(Show.count(object.held()), "events wait"),
                                CasePage.number(Show.count(object.heldEver()), "ever held"),
                                CasePage.number(Show.count(object.admitted()), "admitted"),
                                CasePage.number(Show.count(object.contributors()), "contributors admitted"))
                        .withClass("big"),
                p(a("Its held events")
                        .withHref(Show.link(
                                Route.HELD,
                                "stream",
                                object.stream(),
                                "object",
                                object.object().text()))),
                div(
                                div(
                                        section(
                                                        h2("Events by day"),
                                                        volume(object).draw("Admitted and held events by day"))
                                                .withClass("panel"),
                                        section(
                                                        h2("Mean value by day"),
                                                        means(object).draw("Mean values by day"))
                                                .withClass("panel")),
                                div(values(object), episodes(ask, object)))
                        .withClass("columns"),
                iff(
                        !object.cases().isEmpty(),
                        section(
                                        h2("Cases about it"),
                                        div(table(tbody(each(
                                                        object.cases(),
                                                        one -> tr(
                                                                        td(
                                                                                QueuePage.kind(one.kind()),
                                                                                text(" "),
                                                                                a(Show.visible(one.title()))
                                                                                        .withHref(Show.link(
                                                                                                Route.CASE,
                                                                                                "id",
                                                                                                one.id()))),
                                                                        td(Show.count(one.held(), "event"))
                                                                                .withClass("n"))
                                                                .attr("data-row", one.id())
                                                                .attr("tabindex", "0")))))
                                                .withClass("table"))
                                .withClass("panel")));
    }

    private static Chart volume(ObjectView object) {
        return new Chart(
                Chart.Shape.BARS,
                object.days().stream().map(Day::start).toList(),
                List.of(
                        series("admitted", "admitted", object.days(), Day::admitted),
                        series("held", "held", object.days(), Day::held)),
                marks(object));
    }

    private static Chart means(ObjectView object) {
        return new Chart(
                Chart.Shape.LINES,
                object.days().stream().map(Day::start).toList(),
                List.of(
                        series("mean of admitted", "admitted", object.days(), Day::admittedMean),
                        series("mean of held", "held", object.days(), Day::heldMean)),
                marks(object));
    }

    private static List<Instant> marks(ObjectView object) {
        return object.episodes().stream().map(Episode::time).toList();
    }

    private static Chart.Series series(String name, String colour, List<Day> days, ToDoubleFunction<Day> value) {
        return new Chart.Series(
                name, colour, days.stream().map(value::applyAsDouble).toList());
    }

    private static DomContent values(ObjectView object) {
        long most = object.values().stream()
                .mapToLong(one -> one.admitted() + one.held())
                .max()
                .orElse(1);
        return section(
                        h2("How often each value came"),
                        table(
                                thead(tr(
                                        th("Value").withClass("n"),
                                        th(""),
                                        th("Admitted").withClass("n"),
                                        th("Held").withClass("n"))),
                                tbody(each(object.values(), one -> value(one, most)))))
                .withClass("panel");
    }

    private static DomContent value(Value one, long most) {
        String admitted = Svg.percent((double) one.admitted() / most);
        String held = Svg.percent((double) one.held() / most);
        return tr(
                td(Show.number(one.from())).withClass("n"),
                td(tag("svg")
                        .attr("width", "100%")
                        .attr("height", "14")
                        .attr("aria-hidden", "true")
                        .with(
                                Svg.rect("bar-in", "0", "2", admitted, "10"),
                                Svg.rect("bar-held", admitted, "2", held, "10"))),
                td(Show.count(one.admitted())).withClass("n"),
                td(Show.count(one.held())).withClass("n"));
    }

    private static DomContent episodes(Ask ask, ObjectView object) {
        return section(
                        h2("What was noticed"),
                        object.episodes().isEmpty()
                                ? p(object.cases().isEmpty()
                                                ? "Nothing about it as a whole."
                                                : "Nothing about it as a whole; below is what its contributors are held for.")
                                        .withClass("dim")
                                : div(table(
                                                thead(tr(th("When").withClass("n"), th("Check"), th("What"))),
                                                tbody(each(
                                                        object.episodes(),
                                                        one -> tr(
                                                                td(Show.age(one.time(), ask.now()))
                                                                        .withClass("n"),
                                                                td(Show.visible(one.check())),
                                                                td(Show.visible(one.sentence())))))))
                                        .withClass("table"))
                .withClass("panel");
    }
}
