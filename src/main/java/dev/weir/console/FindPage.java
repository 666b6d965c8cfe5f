package dev.weir.console;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.index.Found;
import dev.weir.index.ReviewIndex;
import j2html.tags.DomContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for somebody or something by a part of its id, whether anything of it is held or not. */
final class FindPage {

    private FindPage() {}

    /**
     * The page.
     *
     * @param typed a part of an id
     * @param found what has it; null: nothing was asked for yet
     */
    static String html(Ask ask, String typed, @Nullable Found found, Nouns nouns) {
        return Layout.page(
                ask,
                "Find",
                Route.FIND,
                div(h1("Find")).withClass("bar"),
                form(
                                label(
                                        text("A part of the id of a " + nouns.actor() + " or " + nouns.object()
                                                + ", or all of an event's origin or a case's id"),
                                        input().withName("text")
                                                .withValue(typed)
                                                .withId("filter")
                                                .withMaxlength(Integer.toString(Views.LONGEST_PART))
                                                .attr("autocomplete", "off")
                                                .attr("size", "40")
                                                .isAutofocus()),
                                button("Find").withType("submit"))
                        .withMethod("get")
                        .withAction(Route.FIND.path())
                        .withClass("filters")
                        .attr("role", "search"),
                found == null ? text("") : found(typed, found, nouns));
    }

    private static DomContent found(String typed, Found found, Nouns nouns) {
        if (found.contributors().isEmpty() && found.objects().isEmpty()) {
            return div(Empty.of(
                            "Nothing has '" + Show.visible(typed) + "' in its id.",
                            "Known is what was ever held, and the newest million events that went to training."))
                    .withClass("table");
        }
        return div(
                        div(part(
                                nouns.actor(),
                                "Stands",
                                found.contributors().stream()
                                        .map(one -> row(
                                                one.entity().text(),
                                                Show.actor(one.entity()),
                                                ActorPage.standing(one.standing())))
                                        .toList())),
                        div(part(
                                nouns.object(),
                                "Stream",
                                found.objects().stream()
                                        .map(one -> row(
                                                one.stream()
                                                        + ' '
                                                        + one.entity().text(),
                                                Show.object(one.stream(), one.entity()),
                                                text(one.stream())))
                                        .toList())))
                .withClass("columns");
    }

    private static DomContent part(String noun, String second, List<DomContent> rows) {
        if (rows.isEmpty()) {
            return text("");
        }
        String title = Filters.title(noun) + "s";
        return section(
                        div(
                                        h2(title),
                                        rows.size() < ReviewIndex.MOST_FOUND
                                                ? text("")
                                                : span("the best " + rows.size() + ": type more of it to see others")
                                                        .withClass("dim"))
                                .withClass("bar"),
                        div(table(thead(tr(th(Filters.title(noun)), th(second))), tbody(each(rows, row -> row))))
                                .withClass("table"))
                .withClass("panel");
    }

    private static DomContent row(String name, DomContent link, DomContent second) {
        return tr(td(link), td(second)).attr("data-row", name).attr("tabindex", "0");
    }
}
