package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;

import org.jspecify.annotations.Nullable;

/** Says what went wrong, on a page or in the notice of the one that stands. */
final class ErrorPage {

    private ErrorPage() {}

    /** Why it was not done. */
    static Reply reply(@Nullable Visitor visitor, Refusal refusal, Ask.Part part) {
        String why = String.valueOf(refusal.getMessage());
        if (part == Ask.Part.FRAGMENT) {
            Reply fragment = Reply.fragment(p(why).withClass("wrong").attr("role", "alert"));
            return Reply.page(refusal.status(), fragment.body());
        }
        return Reply.page(refusal.status(), page(visitor, why));
    }

    /** It failed, and the log says why: not the page, which anybody may see. */
    static Reply failed(@Nullable Visitor visitor, Ask.Part part) {
        String why = "That failed. The console's log says why.";
        return part == Ask.Part.FRAGMENT
                ? Reply.page(500, Reply.fragment(p(why).withClass("wrong").attr("role", "alert")).body())
                : Reply.page(500, page(visitor, why));
    }

    private static String page(@Nullable Visitor visitor, String why) {
        return visitor == null
                ? Layout.bare("Not done", h1("Not done"), p(why), p(a("To the console").withHref(Route.HOME.path())))
                : Layout.page(visitor, "Not done", null, h1("Not done"), p(why));
    }
}
