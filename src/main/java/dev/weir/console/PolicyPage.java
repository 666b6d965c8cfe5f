package dev.weir.console;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.join;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.event.Code;
import dev.weir.policy.Series;
import dev.weir.publish.PolicyHistory;
import dev.weir.publish.Statement;
import dev.weir.settings.Mode;
import dev.weir.settings.PolicyChange;
import j2html.tags.DomContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the checks may do now, what they could before, and what changed in between. */
final class PolicyPage {

    private PolicyPage() {}

    /**
     * The page.
     *
     * @param modes by stream, what each check may do there now
     * @param inForce the text of the policy in force; empty where nobody wrote one
     * @param followed the text of the policy that the next one follows
     * @param waiting what waits for a second person
     * @param tried what was tried last, or null
     */
    static String html(
            Ask ask,
            PolicyHistory history,
            Map<String, Map<String, Mode>> modes,
            String inForce,
            String followed,
            List<PolicySecond.Waiting> waiting,
            PolicyPanel.@Nullable Seen tried) {
        List<PolicyHistory.Entry> newest = new ArrayList<>(history.entries());
        Collections.reverse(newest);
        String id = history.inForce(ask.now().toEpochMilli()).id();
        return Layout.page(
                ask,
                "Policy",
                Route.POLICY,
                div(h1("Policy"), span(Show.visible(id)).withClass("tag")).withClass("bar"),
                each(waiting, one -> PolicySecond.html(ask, one)),
                iff(
                        ask.who().canPublish(),
                        div(
                                        PolicyForm.html(
                                                ask,
                                                followed,
                                                history.series().newest().version() + 1),
                                        div(tried == null ? text("") : PolicyPanel.tryout(ask, tried))
                                                .withId(PolicyForm.RESULT)
                                                .attr("aria-live", "polite"))
                                .withClass("columns")),
                section(
                        h2("In force"),
                        inForce.isEmpty()
                                ? p("Nobody wrote it: every check runs in shadow, is recorded and changes nothing.")
                                : pre(Show.visible(inForce))),
                section(h2("What each check may do"), modes(modes)).withClass("panel"),
                section(
                        h2("Published"),
                        newest.isEmpty()
                                ? Empty.of(
                                        "Nothing is published yet.",
                                        "weir policy publish sends one to the running job; a lead or an admin signs it.")
                                : published(ask, history, newest)));
    }

    /** With what the file leaves out, and with streams that are left alone for a time. */
    private static DomContent modes(Map<String, Map<String, Mode>> modes) {
        Set<String> checks = new LinkedHashSet<>();
        modes.values().forEach(all -> checks.addAll(all.keySet()));
        return div(table(
                        thead(tr(th("Check"), each(modes.keySet(), stream -> th(stream)))),
                        tbody(each(
                                checks,
                                check -> tr(
                                        td(check),
                                        each(modes.values(), all -> td(mode(all.getOrDefault(check, Mode.OFF)))))))))
                .withClass("table");
    }

    private static DomContent mode(Mode mode) {
        return span(Code.of(mode))
                .withClass(
                        switch (mode) {
                            case ENFORCE -> "tag good";
                            case SHADOW -> "tag warn";
                            case OFF -> "tag";
                        });
    }

    private static DomContent published(Ask ask, PolicyHistory history, List<PolicyHistory.Entry> entries) {
        return div(table(
                        thead(tr(
                                th("Published").withClass("n"),
                                th("Policy"),
                                th("By"),
                                th("Is"),
                                th("Holds from"),
                                th("What it changed"))),
                        tbody(each(entries, entry -> row(ask, history, entry)))))
                .withClass("table");
    }

    private static DomContent row(Ask ask, PolicyHistory history, PolicyHistory.Entry entry) {
        Series.Version version = entry.version();
        PolicyHistory.State state = history.state(entry, ask.now().toEpochMilli());
        return tr(
                td(Show.age(Instant.ofEpochMilli(entry.record().appended()), ask.now()))
                        .withClass("n"),
                td(Show.text(entry.record().key())),
                td(version == null ? "" : Show.visible(String.join(" and ", version.by()))),
                td(span(Code.of(state).replace('-', ' ').toLowerCase(Locale.ROOT))
                        .withClass("tag")),
                td(version == null ? text("") : text(Show.exact(Instant.ofEpochMilli(version.from())))),
                td(version == null ? text(Show.visible(entry.refusal())) : changes(entry, version)));
    }

    private static DomContent changes(PolicyHistory.Entry entry, Series.Version version) {
        List<PolicyChange> changes = entry.changes();
        String said = Statement.words(version.policy());
        return join(
                iff(!said.isEmpty(), p(Show.visible(said)).withClass("dim")),
                details(
                        summary(Show.count(changes.size(), "key")),
                        join(
                                pre(Show.visible(String.join(
                                        "\n",
                                        changes.stream()
                                                .map(PolicyChange::toString)
                                                .toList()))),
                                details(
                                        summary("its text"),
                                        pre(Show.visible(entry.record().text()))))));
    }
}
