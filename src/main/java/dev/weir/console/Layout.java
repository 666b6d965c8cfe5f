package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.dialog;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.join;
import static j2html.TagCreator.kbd;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frame of every page: where one is, where one can go, and the keys. */
final class Layout {

    /**
     * htmx without its own inline style, which the pages' policy forbids, and without evaluating anything. What is swapped in is at once
     * what htmx sends: by its default a form is the browser's own for 20 ms, and a key that was waiting would send it as the page's address.
     */
    private static final String HTMX =
            "{\"includeIndicatorStyles\":false,\"allowEval\":false,\"allowScriptTags\":false,"
                    + "\"selfRequestsOnly\":true,\"defaultSettleDelay\":0,\"historyCacheSize\":0,\"refreshOnHistoryMiss\":true,"
                    + "\"responseHandling\":[{\"code\":\"204\",\"swap\":false},{\"code\":\"[23]..\",\"swap\":true},"
                    + "{\"code\":\"[45]..\",\"swap\":true,\"error\":true,\"target\":\"#notice\"}]}";

    private static final List<Place> PLACES = List.of(
            new Place("Queue", Route.QUEUE, "g q"),
            new Place("Held events", Route.HELD, "g h"),
            new Place("Find", Route.FIND, "g f"),
            new Place("Second person", Route.SECOND, "g p"),
            new Place("Blind sample", Route.BLIND, "g b"),
            new Place("Decisions", Route.DECISIONS, "g d"),
            new Place("Overview", Route.OVERVIEW, "g o"),
            new Place("Policy", Route.POLICY, "g y"));

    /** Places that are there only where the settings ask for them. */
    private static final Set<Route> OWN = Set.of(Route.SECOND, Route.BLIND);

    private Layout() {}

    /** A page for somebody who is signed in. */
    static String page(Ask ask, String title, @Nullable Route place, DomContent... content) {
        Visitor visitor = ask.who();
        return document(html(
                        frameHead(title),
                        body(
                                        a("Skip to the content")
                                                .withHref("#content")
                                                .withClass("skip"),
                                        top(ask, place),
                                        div().withId("notice")
                                                .attr("role", "status")
                                                .attr("aria-live", "polite"),
                                        main(content).withId("content").attr("tabindex", "-1"),
                                        dialog().withId("decide").attr("aria-label", "Decision"),
                                        keys())
                                .attr("data-now", ask.now().toEpochMilli())
                                .attr("hx-headers", "{\"X-Weir-Csrf\":\"" + visitor.csrf() + "\"}"))
                .withLang("en")
                .attr("data-theme", visitor.theme().code()));
    }

    /** A page for somebody whom nobody knows yet. */
    static String bare(String title, DomContent... content) {
        return document(
                html(frameHead(title), body(main(content).withId("content").withClass("bare")))
                        .withLang("en")
                        .attr("data-theme", Theme.AUTO.code()));
    }

    private static DomContent frameHead(String title) {
        return head(
                meta().withCharset("utf-8"),
                title(title + " · Weir"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta().withName("color-scheme").withContent("light dark"),
                meta().withName("htmx-config").withContent(HTMX),
                link().withRel("icon").withHref(Asset.ICON.path()).withType("image/svg+xml"),
                link().withRel("stylesheet").withHref(Asset.UPLOT_STYLE.path()),
                link().withRel("stylesheet").withHref(Asset.STYLE.path()),
                script().withSrc(Asset.HTMX.path()).isDefer(),
                script().withSrc(Asset.UPLOT.path()).isDefer(),
                script().withSrc(Asset.SCRIPT.path()).isDefer());
    }

    private static DomContent top(Ask ask, @Nullable Route place) {
        Visitor visitor = ask.who();
        return header(
                        a("Weir").withHref(Route.HOME.path()).withClass("brand"),
                        nav(each(
                                        PLACES.stream()
                                                .filter(to -> !OWN.contains(to.route)
                                                        || ask.toDo().containsKey(to.route))
                                                .toList(),
                                        to -> a(text(to.name), waiting(ask, to.route))
                                                .withHref(to.route.path())
                                                .attr("data-go", to.keys.substring(2))
                                                .condAttr(to.route == place, "aria-current", "page")))
                                .attr("aria-label", "Pages"),
                        span().withClass("grow"),
                        iff(
                                visitor.signing() == Visitor.Signing.NO_KEY,
                                span("no key: looking only")
                                        .withClass("tag warn")
                                        .withTitle("The console has no private key for " + visitor.name()
                                                + ", so it cannot sign decisions. See --keys.")),
                        button("Theme")
                                .withType("button")
                                .withId("theme")
                                .withClass("plain")
                                .withTitle("Dark or light (t)"),
                        button("?")
                                .withType("button")
                                .withId("help")
                                .withClass("plain")
                                .attr("aria-label", "Keys")
                                .withTitle("Keys (?)"),
                        span(
                                span(visitor.name()).withClass("who"),
                                span(role(visitor)).withClass("dim")),
                        form(
                                        csrf(visitor),
                                        button("Sign out").withType("submit").withClass("plain"))
                                .withMethod("post")
                                .withAction(Route.SIGN_OUT.path()))
                .withClass("top");
    }

    private static DomContent waiting(Ask ask, Route route) {
        long count = ask.toDo().getOrDefault(route, 0L);
        return iff(
                count > 0,
                join(text(" "), span(Show.count(count)).withClass("count").withTitle("waiting")));
    }

    /** The hidden field that a form of this visitor carries. */
    static DomContent csrf(Visitor visitor) {
        return hidden("csrf", visitor.csrf());
    }

    /** A field of a form that nobody sees. */
    static DomContent hidden(String name, String value) {
        return input().withType("hidden").withName(name).withValue(value);
    }

    private static String role(Visitor visitor) {
        return visitor.role().name().toLowerCase(Locale.ROOT);
    }

    private static DomContent keys() {
        return dialog(
                        h1("Keys"),
                        table(tbody(each(
                                        Keys.ALL,
                                        key -> tr(
                                                th(each(List.of(key.keys().split(" ")), one -> kbd(one)))
                                                        .attr("scope", "row"),
                                                td(key.does())))))
                                .withClass("keys"),
                        h2("In a form"),
                        table(tbody(
                                        tr(th(kbd("Esc")).attr("scope", "row"), td("close it, nothing is sent")),
                                        tr(th(kbd("Ctrl"), kbd("Enter")).attr("scope", "row"), td("send it"))))
                                .withClass("keys"),
                        form(button("Close").withType("submit").withClass("plain"))
                                .withMethod("dialog"))
                .withId("keys")
                .attr("aria-label", "Keys");
    }

    private record Place(String name, Route route, String keys) {}
}
