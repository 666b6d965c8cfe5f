package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.p;

/** Says what went wrong, on a page or in the notice of the one that stands. */
final class ErrorPage {

    private ErrorPage() {}

    /** Why it was not done. */
    static Reply reply(Ask ask, Refusal refusal) {
        return reply(ask, refusal.status(), String.valueOf(refusal.getMessage()));
    }

    /** It failed, and the log says why: not the page, which anybody may see. */
    static Reply failed(Ask ask) {
        return reply(ask, 500, "That failed. The console's log says why.");
    }

    private static Reply reply(Ask ask, int status, String why) {
        if (ask.part() == Ask.Part.FRAGMENT) {
            return Reply.page(
                    status,
                    Reply.fragment(p(why).withClass("wrong").attr("role", "alert"))
                            .body());
        }
        return Reply.page(
                status,
                ask.visitor() == null
                        ? Layout.bare(
                                "Not done",
                                h1("Not done"),
                                p(why),
                                p(a("To the console").withHref(Route.HOME.path())))
                        : Layout.page(ask, "Not done", null, h1("Not done"), p(why)));
    }
}
