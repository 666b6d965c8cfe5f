package dev.weir.console;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import j2html.tags.specialized.FormTag;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks who it is. */
final class SignInPage {

    private SignInPage() {}

    /**
     * The page.
     *
     * @param to where they wanted to go; may be empty
     * @param wrong what was wrong with the last try, or null
     */
    static String html(String to, @Nullable String wrong) {
        return Layout.bare(
                "Sign in",
                h1("Weir"),
                p("Review what is held.").withClass("dim"),
                form(wrong, Layout.hidden("to", to)).withMethod("post").withAction(Route.SIGN_IN.path()));
    }

    /** The same on a page that stands, whose session has ended: what was typed there stays. */
    static DomContent again() {
        return again(null);
    }

    /** The same after a try that was wrong. */
    static DomContent again(@Nullable String wrong) {
        return div(
                p("Your session has ended: nothing was sent, and what you typed is kept. Sign in here, then send it again.")
                        .withClass("late"),
                form(wrong)
                        .attr("hx-post", Route.SIGN_IN.path())
                        .attr("hx-target", "closest div")
                        .attr("hx-swap", "outerHTML"));
    }

    /** What stands in its place when that was right; the script gives the page the new session's token, or leaves it to somebody else. */
    static DomContent done(Session session) {
        return p("You are signed in. Send it again.")
                .withClass("tag good")
                .attr("role", "status")
                .attr("data-csrf", session.csrf())
                .attr("data-name", session.name());
    }

    private static FormTag form(@Nullable String wrong, DomContent... hidden) {
        return j2html.TagCreator.form(
                        each(List.of(hidden), one -> one),
                        iff(
                                wrong != null,
                                p(wrong == null ? "" : wrong).withClass("wrong").attr("role", "alert")),
                        label("Name").withFor("name"),
                        input().withId("name")
                                .withName("name")
                                .withMaxlength("60")
                                .attr("autocomplete", "username")
                                .attr("autocapitalize", "none")
                                .isRequired()
                                .isAutofocus(),
                        label("Password").withFor("password"),
                        input().withId("password")
                                .withName("password")
                                .withType("password")
                                .attr("autocomplete", "current-password")
                                .isRequired(),
                        button("Sign in").withType("submit").withClass("main"))
                .withClass("sign-in");
    }

    /** The address of the page for who wants to go to a page of the console. */
    static String link(String path, @Nullable String query) {
        String to = query == null ? path : path + '?' + query;
        return path.equals(Route.HOME.path()) ? Route.SIGN_IN_PAGE.path() : Show.link(Route.SIGN_IN_PAGE, "to", to);
    }

    /** The same for who is on the page of this address. */
    static String linkFrom(@Nullable String address) {
        try {
            URI page = URI.create(address == null ? "" : address);
            return page.getPath() == null || page.getPath().isEmpty()
                    ? Route.SIGN_IN_PAGE.path()
                    : link(page.getPath(), page.getRawQuery());
        } catch (IllegalArgumentException e) {
            return Route.SIGN_IN_PAGE.path();
        }
    }

    /** Where to go after it: to the page that was wanted if it is one of the console's, or else to the first one. */
    static String place(String to) {
        int end = to.indexOf('?');
        String path = end < 0 ? to : to.substring(0, end);
        boolean isOurs = Stream.of(Route.values())
                .anyMatch(route -> route.method() == Route.Method.GET
                        && route.right() != Right.ANYBODY
                        && route.path().equals(path));
        return isOurs && to.chars().allMatch(c -> c > ' ' && c < 127) ? to : Route.HOME.path();
    }
}
