package dev.weir.console;

import static j2html.TagCreator.button;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.join;
import static j2html.TagCreator.kbd;
import static j2html.TagCreator.option;
import static j2html.TagCreator.select;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import dev.weir.index.Case;
import dev.weir.index.Claim;
import dev.weir.sign.Role;
import j2html.tags.DomContent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose a case is, and how it gets to somebody else. */
final class CaseBar {

    /** A lock that lasts so long is no lock: the case was given to somebody. */
    private static final Duration ASSIGNED = Duration.ofDays(3650);

    private CaseBar() {}

    /**
     * The bar.
     *
     * @param one the case; null where what the page is about has none
     * @param colleagues who could take it, by name
     */
    static DomContent of(Ask ask, @Nullable Case one, List<String> colleagues) {
        if (one == null || one.status() == Case.Status.DECIDED) {
            return text("");
        }
        Visitor visitor = ask.who();
        Claim claim = one.claim();
        boolean taken =
                claim != null && claim.reviewer() != null && claim.until().isAfter(ask.now());
        boolean own = taken && claim != null && visitor.name().equals(claim.reviewer());
        return div(
                        QueuePage.kind(one.kind()),
                        span(join(text("oldest "), Show.age(one.oldest(), ask.now()))),
                        span(join(text("deadline "), QueuePage.deadline(one, ask.now()))),
                        iff(taken, taken(claim, own, ask)),
                        iff(
                                claim != null && claim.escalated() != null,
                                span("escalated: "
                                                + (claim == null
                                                        ? ""
                                                        : Show.visible(String.valueOf(claim.escalated()))))
                                        .withClass("tag warn")),
                        span().withClass("grow"),
                        iff(visitor.role() != Role.VIEWER, work(visitor, one, own, colleagues)))
                .withClass("bar");
    }

    private static DomContent taken(@Nullable Claim claim, boolean own, Ask ask) {
        if (claim == null) {
            return text("");
        }
        boolean lasting = claim.until().isAfter(ask.now().plus(ASSIGNED));
        return span(join(
                        text(own ? "yours" : "with " + claim.reviewer()),
                        iff(!lasting, join(text(" until "), Show.age(claim.until(), ask.now())))))
                .withClass(own ? "tag good" : "tag warn");
    }

    private static DomContent work(Visitor visitor, Case one, boolean own, List<String> colleagues) {
        return join(
                step(visitor, one, own ? "back" : "take", own ? "Give back" : "Take it", ""),
                step(visitor, one, "skip", "Skip", "s"),
                form(
                                Layout.csrf(visitor),
                                Layout.hidden("id", one.id()),
                                Layout.hidden("do", "escalate"),
                                input().withName("why")
                                        .withPlaceholder("why a lead should look")
                                        .withMaxlength("200")
                                        .attr("aria-label", "why a lead should look"),
                                button("Escalate").withType("submit"))
                        .withMethod("post")
                        .withAction(Route.CASE_WORK.path()),
                iff(
                        !colleagues.isEmpty(),
                        form(
                                        Layout.csrf(visitor),
                                        Layout.hidden("id", one.id()),
                                        Layout.hidden("do", "assign"),
                                        select(each(
                                                        colleagues,
                                                        name -> option(name).withValue(name)))
                                                .withName("to")
                                                .attr("aria-label", "to whom"),
                                        button("Assign").withType("submit"))
                                .withMethod("post")
                                .withAction(Route.CASE_WORK.path())),
                form(
                                Layout.csrf(visitor),
                                button(text("Next"), kbd("n"))
                                        .withType("submit")
                                        .attr("data-key", "n"))
                        .withMethod("post")
                        .withAction(Route.NEXT.path()));
    }

    private static DomContent step(Visitor visitor, Case one, String does, String label, String key) {
        return form(
                        Layout.csrf(visitor),
                        Layout.hidden("id", one.id()),
                        Layout.hidden("do", does),
                        key.isEmpty()
                                ? button(label).withType("submit")
                                : button(text(label), kbd(key))
                                        .withType("submit")
                                        .attr("data-key", key))
                .withMethod("post")
                .withAction(Route.CASE_WORK.path());
    }
}
