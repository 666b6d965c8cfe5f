package dev.weir.console;

import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.select;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.textarea;

import dev.weir.settings.Durations;
import j2html.tags.DomContent;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The form in which a policy is written, checked and tried. */
final class PolicyForm {

    /** Where what comes of it is shown. */
    static final String RESULT = "policy-result";

    private static final List<String> OVER = List.of("1h", "6h", "24h", "3d", "7d");
    private static final String USUAL = "24h";
    private static final Pattern VERSION = Pattern.compile("(?m)^version:.*$");
    private static final Pattern STATEMENT = Pattern.compile("(?m)^(?:tried|untried):.*\\R?");

    private PolicyForm() {}

    /** The time to try it over. */
    static Duration over(String code) {
        if (!OVER.contains(code)) {
            throw Refusal.wrong("'" + code + "' is no time to try it over. Allowed: " + String.join(", ", OVER) + '.');
        }
        return Durations.parse(code);
    }

    /**
     * The form, with the policy of now and the next version in it.
     *
     * @param next the version that comes next
     */
    static DomContent html(Ask ask, String followed, int next) {
        return section(
                        h2("Change it"),
                        form(
                                        Layout.csrf(ask.who()),
                                        textarea(candidate(followed, next))
                                                .withName("text")
                                                .withId("policy-text")
                                                .withClass("code")
                                                .attr("rows", "18")
                                                .attr("spellcheck", "false")
                                                .attr("aria-label", "The policy"),
                                        label(text("or a file "), file("policy-text", ".yaml,.yml")),
                                        details(
                                                summary("A report of this policy that was made before"),
                                                p("backtest.json, as weir backtest wrote it. It takes the place of a run here.")
                                                        .withClass("dim"),
                                                textarea("")
                                                        .withName("report")
                                                        .withId("policy-report")
                                                        .withClass("code")
                                                        .attr("rows", "4")
                                                        .attr("spellcheck", "false")
                                                        .attr("aria-label", "The report"),
                                                label(text("or a file "), file("policy-report", ".json"))),
                                        div(
                                                        button("Check").withType("submit"),
                                                        label(
                                                                text("over the last "),
                                                                select(each(
                                                                                OVER,
                                                                                one -> option(one)
                                                                                        .withValue(one)
                                                                                        .condAttr(
                                                                                                one.equals(USUAL),
                                                                                                "selected",
                                                                                                "selected")))
                                                                        .withName("over")),
                                                        button("Try it")
                                                                .withType("button")
                                                                .withClass("main")
                                                                .attr("hx-post", Route.POLICY_TRY.path())
                                                                .attr("hx-disabled-elt", "this"))
                                                .withClass("end"))
                                .withClass("decide")
                                .attr("hx-target", "#" + RESULT)
                                .attr("hx-post", Route.POLICY_CHECK.path())
                                .attr("hx-disabled-elt", "find button[type=submit]"))
                .withClass("panel");
    }

    /** What follows a policy, as its author would begin: the same, one version on. */
    private static String candidate(String followed, int next) {
        String plain = STATEMENT.matcher(followed).replaceAll("");
        return VERSION.matcher(plain).find()
                ? VERSION.matcher(plain).replaceFirst("version: " + next)
                : plain.stripTrailing() + "\nversion: " + next + "\n";
    }

    private static DomContent file(String into, String types) {
        return input().withType("file").withAccept(types).attr("data-into", into);
    }
}
