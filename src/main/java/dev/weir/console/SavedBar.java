package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.weir.index.SavedFilters;
import dev.weir.index.SavedFilters.Saved;
import j2html.tags.DomContent;
import java.util.List;

/** The filters that a reviewer keeps under names, and a place to name the one that is on. */
final class SavedBar {

    private SavedBar() {}

    /** The bar; nothing where there is nothing to keep or to choose. */
    static DomContent of(Ask ask, QueueQuery query, List<Saved> saved) {
        return iff(
                !saved.isEmpty() || query.isNarrow(),
                div(each(saved, one -> one(ask, query, one)), iff(query.isNarrow(), keep(ask, query)))
                        .withClass("saved")
                        .attr("role", "group")
                        .attr("aria-label", "Saved filters"));
    }

    private static DomContent one(Ask ask, QueueQuery query, Saved saved) {
        String link = Route.QUEUE.path() + '?' + saved.query();
        return span(
                a(Show.text(saved.name()))
                        .withHref(link)
                        .withClass("button")
                        .condAttr(link.equals(query.link(Route.QUEUE)), "aria-current", "true"),
                form(
                                Layout.csrf(ask.who()),
                                Layout.hidden("do", "forget"),
                                Layout.hidden("name", saved.name()),
                                button("×")
                                        .withType("submit")
                                        .attr("aria-label", "Forget the filter " + Show.visible(saved.name())))
                        .withMethod("post")
                        .withAction(Route.SAVED.path()));
    }

    private static DomContent keep(Ask ask, QueueQuery query) {
        return form(
                        Layout.csrf(ask.who()),
                        Layout.hidden("do", "keep"),
                        each(query.typed().entrySet(), one -> Layout.hidden(one.getKey(), one.getValue())),
                        input().withName("name")
                                .withMaxlength(Integer.toString(SavedFilters.LONGEST_NAME))
                                .withPlaceholder("name this filter")
                                .attr("required", "required")
                                .attr("autocomplete", "off")
                                .attr("aria-label", "Name of this filter"),
                        button(text("Save")).withType("submit"))
                .withMethod("post")
                .withAction(Route.SAVED.path());
    }
}
