package dev.weir.console;

import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import dev.weir.index.TrainedItem;
import dev.weir.settings.Labelling;
import j2html.tags.DomContent;

/** One event that went to training: what is known of it, its label, and its contributor. */
final class TrainedPage {

    private TrainedPage() {}

    static String html(Ask ask, TrainedItem item, Labelling labelling, Nouns nouns) {
        return Layout.page(
                ask,
                "Event " + item.origin(),
                Route.QUEUE,
                div(h1(Show.text(item.origin())), ActorPage.verdict(item.verdict()))
                        .withClass("bar"),
                p(lead(item)).withClass("lead"),
                div(
                                iff(labelling.has(item.stream()), Buttons.ofLabel(ask.who(), item.origin())),
                                Buttons.ofContributor(ask.who(), item.actor()))
                        .withClass("actions"),
                div(div(facts(ask, item, nouns)), div(CommunityChart.of(ask, item.community(), nouns.actor())))
                        .withClass("columns"),
                iff(
                        !item.decisions().isEmpty(),
                        section(h2("Decisions"), DecisionTable.of(ask, item.decisions()))
                                .withClass("panel")));
    }

    private static String lead(TrainedItem item) {
        return switch (item.verdict()) {
            case "retracted" ->
                "It went to training and was taken back: training sets that are built now are without it.";
            case "released" -> "It was held, and went to training after all.";
            default -> "It went to training at once: no check held it.";
        };
    }

    private static DomContent facts(Ask ask, TrainedItem item, Nouns nouns) {
        FactList facts = new FactList();
        facts.actor(nouns, item.actor(), item.standing()).object(nouns, item.stream(), item.object());
        facts.add("value", b(Show.number(item.value())));
        if (item.time() != null) {
            facts.add("happened", Show.moment(item.time(), ask.now()));
        }
        facts.add("to training", Show.moment(item.at(), ask.now()));
        facts.add("trust", text(Show.number(item.trust())));
        facts.add("stream", text(item.stream()));
        facts.add("source", item.source() == null ? text("–") : Show.text(item.source()));
        facts.add("signed by", item.signedBy() == null ? text("–") : Show.text(item.signedBy()));
        return section(
                        h2("Event"),
                        facts.html(),
                        p("What was sent stands in the training topic, and is not kept here.")
                                .withClass("dim"))
                .withClass("panel");
    }
}
