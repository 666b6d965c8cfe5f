package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
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
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import dev.weir.index.BlindFigures;
import dev.weir.index.Overview;
import dev.weir.index.Overview.Age;
import dev.weir.index.Overview.CheckRecord;
import dev.weir.index.Overview.Minute;
import j2html.tags.DomContent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How it goes: what comes in, what is held, and whether the checks are right. */
final class OverviewPage {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private OverviewPage() {}

    static String html(Ask ask, Overview overview, @Nullable BlindFigures blind) {
        return Layout.page(
                ask,
                "Overview",
                Route.OVERVIEW,
                div(
                                h1("Overview"),
                                span("the last three hours, and all that is known of the checks")
                                        .withClass("dim"))
                        .withClass("bar"),
                div(
                                CasePage.number(Show.count(overview.openCases()), "cases wait"),
                                CasePage.number(Show.count(overview.openEvents()), "events wait"),
                                CasePage.number(Show.count(overview.decided()), "decisions applied"),
                                CasePage.number(Show.count(overview.overturned()), "of these undone"),
                                CasePage.number(Show.count(overview.exposedRows()), "rows retracted from training"),
                                CasePage.number(exposure(overview), "each was exposed, on average"))
                        .withClass("big"),
                section(h2("Events a minute"), minutes(ask, overview)).withClass("panel"),
                blind == null ? text("") : BlindPanel.of(blind),
                div(div(checks(overview.checks())), div(ages(overview.ages()), alerts(ask, overview)))
                        .withClass("columns"));
    }

    private static String exposure(Overview overview) {
        return overview.exposedRows() == 0
                ? "–"
                : Show.duration(Duration.ofSeconds(overview.exposedSeconds() / overview.exposedRows()));
    }

    /** Without the minute that is not over: it would look as if everything came to an end. */
    private static DomContent minutes(Ask ask, Overview overview) {
        List<Minute> minutes = overview.minutes().stream()
                .filter(one -> !one.start().plus(MINUTE).isAfter(ask.now()))
                .toList();
        if (minutes.isEmpty()) {
            return Empty.of("No whole minute yet.", "The first stands here when it is over.");
        }
        return new Chart(
                        Chart.Shape.LINES,
                        minutes.stream().map(Minute::start).toList(),
                        List.of(
                                line("in", minutes, Minute::in),
                                line("admitted", minutes, Minute::admitted),
                                line("held", minutes, Minute::held),
                                line("dead", minutes, Minute::dead),
                                line("retracted", minutes, Minute::retracted)),
                        List.of())
                .draw("Events a minute by verdict");
    }

    private static Chart.Series line(String name, List<Minute> minutes, ToLongFunction<Minute> count) {
        return new Chart.Series(
                name,
                name,
                minutes.stream().map(one -> (double) count.applyAsLong(one)).toList());
    }

    private static DomContent checks(List<CheckRecord> checks) {
        return section(
                        h2("What each check held, and whether reviewers agreed"),
                        p("Right: rejected, or the contributor was excluded. Wrong: released. Only what reviewers decided counts, and they chose"
                                        + " what to look at: for shares of all that was held, see the blind sample.")
                                .withClass("dim"),
                        checks.isEmpty()
                                ? Empty.of(
                                        "No check has held anything.",
                                        "Is the gateway running, and enforcing a policy?")
                                : div(table(
                                                thead(tr(
                                                        th("Check"),
                                                        th("Stream"),
                                                        th("Held").withClass("n"),
                                                        th("Waits").withClass("n"),
                                                        th("Right").withClass("n"),
                                                        th("Wrong").withClass("n"),
                                                        th("Precision").withClass("n"),
                                                        th("95 % interval"))),
                                                tbody(each(checks, OverviewPage::check))))
                                        .withClass("table"))
                .withClass("panel");
    }

    private static DomContent check(CheckRecord one) {
        return tr(
                td(
                        a(one.check()).withHref(Show.link(Route.HELD, "check", one.check(), "stream", one.stream())),
                        text(" "),
                        span(one.family().toLowerCase(Locale.ROOT)).withClass("tag")),
                td(one.stream()),
                td(Show.count(one.held())).withClass("n"),
                td(Show.count(one.open())).withClass("n"),
                td(Show.count(one.right())).withClass("n"),
                td(Show.count(one.wrong())).withClass("n"),
                td(Show.percent(one.precision())).withClass("n"),
                td(one.right() + one.wrong() == 0 ? span("nothing decided").withClass("dim") : interval(one)));
    }

    private static DomContent interval(CheckRecord one) {
        String words = Show.percent(one.low()) + " to " + Show.percent(one.high());
        return tag("svg")
                .attr("width", "110")
                .attr("height", "14")
                .attr("role", "img")
                .attr("aria-label", words)
                .with(
                        title(words),
                        Svg.rect("track", "0", "4", "100%", "6"),
                        Svg.rect("within", Svg.percent(one.low()), "4", Svg.percent(one.high() - one.low()), "6"),
                        Svg.upright("limit", Svg.percent(one.precision()), "1", "13"));
    }

    private static DomContent ages(List<Age> ages) {
        long most = ages.stream().mapToLong(Age::held).max().orElse(1);
        return section(
                        h2("How long what waits has waited"),
                        ages.isEmpty()
                                ? p("Nothing waits.").withClass("dim")
                                : table(
                                        thead(tr(
                                                th("At least").withClass("n"),
                                                th(span("picture").withClass("unseen")),
                                                th("Events").withClass("n"),
                                                th("Due within a day").withClass("n"))),
                                        tbody(each(ages, one -> age(one, most)))))
                .withClass("panel");
    }

    private static DomContent age(Age one, long most) {
        return tr(
                td(Show.duration(one.from())).withClass("n"),
                td(tag("svg")
                        .attr("width", "100%")
                        .attr("height", "14")
                        .attr("aria-hidden", "true")
                        .with(
                                Svg.rect("bar-held", "0", "2", Svg.percent((double) one.held() / most), "10"),
                                Svg.rect("beyond", "0", "2", Svg.percent((double) one.late() / most), "10"))),
                td(Show.count(one.held())).withClass("n"),
                td(one.late() == 0 ? text("0") : span(Show.count(one.late())).withClass("late"))
                        .withClass("n"));
    }

    private static DomContent alerts(Ask ask, Overview overview) {
        return section(
                        h2("Newest alerts"),
                        overview.alerts().isEmpty()
                                ? p("None.").withClass("dim")
                                : div(table(tbody(each(
                                                overview.alerts(),
                                                one -> tr(
                                                        td(Show.age(one.time(), ask.now()))
                                                                .withClass("n"),
                                                        td(span(Show.visible(one.type()))
                                                                .withClass("tag")),
                                                        td(Show.visible(one.sentence())))))))
                                        .withClass("table"))
                .withClass("panel");
    }
}
