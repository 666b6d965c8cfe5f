package dev.weir.console;

import static j2html.TagCreator.article;
import static j2html.TagCreator.b;
import static j2html.TagCreator.each;
import static j2html.TagCreator.header;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.title;

import dev.weir.index.FindingView;
import dev.weir.settings.Durations;
import j2html.tags.DomContent;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** One finding: its sentence, and a bar that shows the value beside what is usual and beside the limit. */
final class FindingBar {

    /** From such a ratio on, equal steps are equal ratios: else what is usual could not be told from nothing. */
    private static final double WIDE = 50;

    private static final double ROOM = 1.1;

    /** How the unit of a time begins. Milliseconds of years are for nobody to read. */
    private static final String TIME = "ms ";

    private FindingBar() {}

    static DomContent of(FindingView finding) {
        return article(
                        header(
                                b(finding.check()),
                                span(finding.family().toLowerCase(Locale.ROOT)).withClass("tag"),
                                weight(finding.weight()),
                                span(String.format(Locale.ROOT, "%.1f nats", finding.surprisal()))
                                        .withClass("dim")
                                        .withTitle("how unlikely for an honest contributor: 1 in "
                                                + Show.number(Math.exp(finding.surprisal()))),
                                each(
                                        finding.tags(),
                                        tag -> span(Show.visible(tag)).withClass("tag"))),
                        p(Show.visible(finding.sentence())),
                        bar(finding))
                .withClass("finding");
    }

    private static DomContent weight(String weight) {
        return switch (weight) {
            case "holds" -> span("holds").withClass("tag bad");
            case "counts" -> span("lowers trust").withClass("tag warn");
            default -> span("shadow: changes nothing").withClass("tag");
        };
    }

    /** The bar; nothing where a number is missing. */
    private static DomContent bar(FindingView finding) {
        double most = Math.max(finding.observed(), Math.max(finding.threshold(), finding.baseline()));
        double least = Math.min(finding.observed(), Math.min(finding.threshold(), finding.baseline()));
        if (!(most > 0) || least < 0 || Double.isInfinite(most)) {
            return span(numbers(finding)).withClass("dim");
        }
        boolean beyond = finding.threshold() >= finding.baseline()
                ? finding.observed() >= finding.threshold()
                : finding.observed() <= finding.threshold();
        Scale scale = new Scale(least, most);
        String observed = Svg.percent(scale.at(finding.observed()));
        String limit = Svg.percent(scale.at(finding.threshold()));
        String usual = Svg.percent(scale.at(finding.baseline()));
        return tag("svg")
                .attr("role", "img")
                .attr("aria-label", numbers(finding))
                .with(
                        title(numbers(finding)),
                        Svg.rect("track", "0", "3", "100%", "12"),
                        Svg.rect(beyond ? "beyond" : "within", "0", "3", observed, "12"),
                        Svg.upright("usual", usual, "0", "18"),
                        Svg.upright("limit", limit, "0", "18"),
                        tag("text").attr("x", "0").attr("y", "31").withText(numbers(finding)));
    }

    private static String numbers(FindingView finding) {
        boolean time = finding.unit().startsWith(TIME);
        String unit = time ? finding.unit().substring(TIME.length()) : finding.unit();
        DoubleFunction<String> words = time ? FindingBar::duration : Show::number;
        return "observed " + words.apply(finding.observed()) + " | limit " + words.apply(finding.threshold())
                + " | usual " + words.apply(finding.baseline()) + "  (" + Show.visible(unit) + ")";
    }

    private static String duration(double millis) {
        return Double.isNaN(millis) ? Show.number(millis) : Durations.about(Duration.ofMillis(Math.round(millis)));
    }

    /** Where a value is, 0 to 1. */
    private record Scale(double least, double most) {

        double at(double value) {
            double low = least > 0 ? least / 2 : 0;
            if (least > 0 && most / least > WIDE) {
                return Math.log(value / low) / Math.log(most * ROOM / low);
            }
            return value / (most * ROOM);
        }
    }
}
