package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.b;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.join;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.tr;

import dev.weir.backtest.BacktestReport;
import dev.weir.publish.Statement;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyChange;
import dev.weir.settings.Tried;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What comes of a policy that somebody wrote: its problems, what it changes, what its backtest says, and the button that publishes it. */
final class PolicyPanel {

    private static final Pattern PROBLEM = Pattern.compile("policy:(\\d+): (.*)", Pattern.DOTALL);

    /** More changes are folded away. */
    private static final int SHOWN = 25;

    private PolicyPanel() {}

    /**
     * A policy that is or was tried.
     *
     * @param changes what it changes of the policy that it follows
     * @param two why it takes a second person; none: it does not
     */
    record Seen(Tryout tryout, List<PolicyChange> changes, List<String> two) {}

    /** What is wrong with a text, by line. */
    static DomContent problems(String text, List<String> problems) {
        List<String> lines = text.lines().toList();
        return div(
                        h2(Show.count(problems.size(), "problem")),
                        table(tbody(each(problems, problem -> problem(lines, problem)))))
                .withClass("panel")
                .attr("role", "alert");
    }

    private static DomContent problem(List<String> lines, String problem) {
        Matcher at = PROBLEM.matcher(problem);
        if (!at.matches()) {
            return tr(td(""), td(Show.visible(problem)));
        }
        int line = Integer.parseInt(at.group(1));
        return tr(
                td("line " + line).withClass("n"),
                td(
                        text(Show.visible(at.group(2))),
                        iff(line <= lines.size(), pre(Show.visible(lines.get(Math.min(line, lines.size()) - 1))))));
    }

    /**
     * What it changes, and how it is published.
     *
     * @param before the policy that it follows
     * @param streams of the deployment
     * @param restart what of it only a restart of the job can change
     */
    static DomContent checked(
            Ask ask, String text, Policy before, Policy policy, List<String> streams, List<String> restart) {
        return div(
                        h2(Show.visible(policy.id()) + " is a policy"),
                        changes(PolicyChange.between(before, policy, streams)),
                        restart(restart),
                        Statement.isAsked(before, policy, streams) ? untried(ask, text) : unasked(ask, text))
                .withClass("panel");
    }

    private static DomContent untried(Ask ask, String text) {
        return join(
                p("It changes what becomes of events: try it, and what it would have done is shown here."),
                details(
                        summary("Publish it without a backtest"),
                        publish(
                                ask,
                                join(
                                        Layout.hidden("text", text),
                                        label(
                                                text("Why: it stands in the history"),
                                                input().withName("reason")
                                                        .withMaxlength(Integer.toString(Policy.MOST_REASON))
                                                        .attr("autocomplete", "off")
                                                        .isRequired())),
                                "Publish untried",
                                "bad")));
    }

    private static DomContent unasked(Ask ask, String text) {
        return join(
                p(
                        "It changes nothing of what becomes of events but which streams are left alone: that takes no backtest."),
                publish(ask, Layout.hidden("text", text), "Publish", "main"));
    }

    /** A backtest that runs, failed, or came to its end. */
    static DomContent tryout(Ask ask, Seen seen) {
        Tryout tryout = seen.tryout;
        return switch (tryout.state()) {
            case RUNNING ->
                div(
                                h2("Trying it over " + tryout.over()),
                                p(
                                        text("Begun "),
                                        Show.age(tryout.began(), ask.now()),
                                        text(" ago by " + tryout.by() + ".")),
                                pre(Show.visible(tryout.words())))
                        .withClass("panel")
                        .attr("hx-get", Route.POLICY_TRYOUT.path())
                        .attr("hx-trigger", "load delay:1s")
                        .attr("hx-swap", "outerHTML");
            case FAILED ->
                div(
                                h2("It could not be tried"),
                                p(Show.visible(tryout.words()))
                                        .withClass("wrong")
                                        .attr("role", "alert"))
                        .withClass("panel");
            case DONE -> done(ask, seen);
        };
    }

    private static DomContent done(Ask ask, Seen seen) {
        Tryout tryout = seen.tryout;
        BacktestReport report = BacktestReport.read(Objects.requireNonNull(tryout.json()));
        Tried tried = tryout.tried(tryout.began());
        return div(
                        h2(Show.visible(report.candidate()) + " beside " + Show.visible(report.now())),
                        p(
                                text("Over " + tryout.over() + ", tried by " + tryout.by() + " "),
                                Show.age(tryout.began(), ask.now()),
                                text(" ago; its last event is of " + Show.exact(tried.until()) + ".")),
                        PolicyFigures.html(report, tried),
                        changes(seen.changes),
                        details(summary("its text"), pre(Show.visible(tryout.text()))),
                        each(
                                seen.two,
                                why -> p(b("Takes two people: "), text(Show.visible(why)))
                                        .withClass("late")),
                        publish(
                                ask,
                                Layout.hidden("tryout", tryout.id()),
                                seen.two.isEmpty() ? "Publish" : "Propose",
                                "main"))
                .withClass("panel");
    }

    /** It was sent, or waits. */
    static DomContent ended(Publishing.Outcome outcome, Policy policy) {
        String id = Show.visible(policy.id());
        return switch (outcome) {
            case PUBLISHED ->
                div(
                                h2("Published " + id),
                                p(
                                        policy.effectiveFrom() == null
                                                ? "It holds for what arrives from now on."
                                                : "It holds for what arrives from now on, and from "
                                                        + Show.exact(policy.effectiveFrom()) + " on."),
                                again())
                        .withClass("panel");
            case PROPOSED ->
                div(
                                h2("Proposed " + id),
                                p(
                                        "You signed it. Nothing was sent: it waits for a second lead or admin, who finds it on this page."),
                                again())
                        .withClass("panel");
        };
    }

    /** What it changes, key by key. */
    static DomContent changes(List<PolicyChange> changes) {
        return changes.isEmpty()
                ? p("It changes nothing.").withClass("dim")
                : details(
                                summary("It changes " + Show.count(changes.size(), "key")),
                                pre(Show.visible(String.join(
                                        "\n",
                                        changes.stream()
                                                .map(PolicyChange::toString)
                                                .toList()))))
                        .condAttr(changes.size() <= SHOWN, "open", "open");
    }

    private static DomContent restart(List<String> restart) {
        List<DomContent> said = new ArrayList<>();
        if (!restart.isEmpty()) {
            said.add(p("Only a restart of the job can change this, so it is published in a shell, with --at-restart: "
                            + Show.visible(String.join("; ", restart)))
                    .withClass("wrong"));
        }
        return each(said, one -> one);
    }

    private static DomContent publish(Ask ask, DomContent what, String word, String look) {
        return form(
                        Layout.csrf(ask.who()),
                        what,
                        div(button(word).withType("submit").withClass(look)).withClass("end"))
                .withClass("decide")
                .attr("hx-post", Route.POLICY_PUBLISH.path())
                .attr("hx-target", "#" + PolicyForm.RESULT)
                .attr("hx-disabled-elt", "find button[type=submit]");
    }

    private static DomContent again() {
        return p(a("Load the page again").withHref(Route.POLICY.path()));
    }
}
