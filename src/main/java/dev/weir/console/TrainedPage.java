package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.join;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import dev.weir.index.TrainedItem;
import dev.weir.settings.Labelling;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

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
        List<DomContent> facts = new ArrayList<>();
        fact(
                facts,
                nouns.actor(),
                join(
                        a(Show.beside(nouns.actor(), item.actor()))
                                .withHref(Show.link(
                                        Route.ACTOR, "id", item.actor().text())),
                        text(" "),
                        ActorPage.standing(item.standing())));
        if (item.object() != null) {
            fact(
                    facts,
                    nouns.object(),
                    a(Show.beside(nouns.object(), item.object()))
                            .withHref(Show.link(
                                    Route.OBJECT,
                                    "stream",
                                    item.stream(),
                                    "id",
                                    item.object().text())));
        }
        fact(facts, "value", b(Show.number(item.value())));
        if (item.time() != null) {
            fact(facts, "happened", Show.moment(item.time(), ask.now()));
        }
        fact(facts, "to training", Show.moment(item.at(), ask.now()));
        fact(facts, "trust", text(Show.number(item.trust())));
        fact(facts, "stream", text(item.stream()));
        fact(facts, "source", item.source() == null ? text("–") : Show.text(item.source()));
        fact(facts, "signed by", item.signedBy() == null ? text("–") : Show.text(item.signedBy()));
        return section(
                        h2("Event"),
                        dl(each(facts, fact -> fact)).withClass("facts"),
                        p("What was sent stands in the training topic, and is not kept here.")
                                .withClass("dim"))
                .withClass("panel");
    }

    private static void fact(List<DomContent> facts, String name, DomContent value) {
        facts.add(dt(name));
        facts.add(dd(value));
    }
}
