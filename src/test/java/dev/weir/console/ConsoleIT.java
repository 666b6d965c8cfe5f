package dev.weir.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.weir.event.Decision;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console as a person uses it: Chromium, an index over a real broker's topics, and a gateway that answers. */
class ConsoleIT {

    private static final String CAMPAIGN = "/campaign?id=" + Shop.CAMPAIGN;

    /** An answer takes a look at the topic by the gateway and one by the console; a busy machine takes its time. */
    static final double ANSWERED = 120_000;

    @RegisterExtension
    static final Visit VISIT = new Visit();

    @Test
    void onlyTheRightPasswordOpensWhatWasWanted() {
        // Given
        Page page = VISIT.browser().person(1280, 800, ColorScheme.LIGHT);
        page.navigate(VISIT.console().at(CAMPAIGN));
        assertThat(page).hasURL(VISIT.console().at("/sign-in?to=" + URLEncoder.encode(CAMPAIGN, UTF_8)));

        // When: wrong, then right
        page.fill("#name", "ana");
        page.fill("#password", "not the password");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not belong");
        VISIT.browser().complaints(); // Chromium notes the status 403.
        page.fill("#name", "ana");
        page.fill("#password", ConsoleAtWork.PASSWORD);
        page.keyboard().press("Enter");

        // Then: to where they wanted to go
        assertThat(page).hasURL(VISIT.console().at(CAMPAIGN));
        page.navigate(VISIT.console().at("/"));
        assertThat(page.locator("tr[data-row]").first()).containsText("60 customers of one campaign");
        page.click("text=Sign out");
        page.navigate(VISIT.console().at("/queue"));
        assertThat(page).hasURL(VISIT.console().at("/sign-in?to=%2Fqueue"));
    }

    @Test
    void everythingIsReachedByKeys() {
        // Given
        Page page = person("lea");

        // When, Then: rows, a page, places, help, filter
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(page.locator("tr[aria-current=true]")).containsText("one campaign");
        page.keyboard().press("Enter");
        arrived(page, CAMPAIGN);
        page.keyboard().press("g");
        page.keyboard().press("o");
        arrived(page, "/overview");
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("g");
        page.keyboard().press("h");
        arrived(page, "/held");
        page.keyboard().press("/");
        assertThat(page.locator("#filter")).isFocused();
        page.keyboard().press("Escape");
        String before = background(page);
        page.keyboard().press("t");
        assertThat(background(page)).isNotEqualTo(before);
        page.reload();
        assertThat(background(page)).as("kept").isNotEqualTo(before);
    }

    @Test
    void aCampaignIsExcludedAsOneAndBroughtBack() {
        // Given
        Page page = person("ana");
        page.navigate(VISIT.console().at(CAMPAIGN));
        Set<String> before = ids(VISIT.console().gateway().decisions());

        // When: exclude
        page.keyboard().press("e");
        Locator panel = page.locator("#decide");
        assertThat(panel).containsText("60signed decisions are sent, in one transaction");
        assertThat(panel).containsText("246events leave the training set");
        Locator send = panel.locator("button[type=submit]");
        page.selectOption("#decide [name=reason]", "fake");
        page.fill("#decide [name=comment]", Shop.SCRIPT);
        page.fill("#decide [name=confirm]", "59");
        assertThat(send).isDisabled();
        page.fill("#decide [name=confirm]", "60");
        assertThat(send).isEnabled();
        page.keyboard().press("Control+Enter");

        // Then
        assertThat(panel.locator("h1")).hasText("Applied", Reading.applied());
        List<Decision> sent = decisions(before);
        assertThat(sent).hasSize(60).allSatisfy(one -> {
            assertThat(one.action()).isEqualTo(Decision.Action.EXCLUDE);
            assertThat(one.campaign()).isEqualTo(Shop.CAMPAIGN + "@60");
            assertThat(one.reviewer()).isEqualTo("ana");
        });

        // Then: it is hers, as a file too
        page.keyboard().press("Escape");
        Reading.saysAtLast(page, "/decisions?by=ana&action=exclude&from=1h", "and 59 more");
        page.navigate(VISIT.console().at("/decisions?by=lou"));
        assertThat(page.locator("main")).containsText("Nothing here matches the filter.");
        String file = (String) page.evaluate("async () => (await fetch('/decisions.csv?by=ana&from=1h')).text()");
        assertThat(file).startsWith("decision,act,time,reviewer,action,");
        assertThat(file.lines().filter(line -> line.contains(Shop.CAMPAIGN + "@60")))
                .hasSize(60);

        // When: undo
        page.navigate(VISIT.console().at("/decisions"));
        assertThat(page.locator("tr[data-row]").first()).containsText("and 59 more");
        page.keyboard().press("u");
        assertThat(panel.locator("h1")).hasText("Undo 60 decisions of campaign " + Shop.CAMPAIGN + "@60");
        page.fill("#decide [name=confirm]", "60");
        page.keyboard().press("Control+Enter");

        // Then
        assertThat(panel.locator("h1")).hasText("Applied", Reading.applied());
        assertThat(decisions(before)).hasSize(120);
        page.keyboard().press("Escape");
        Reading.saysAtLast(page, "/decisions", "undone");
        page.navigate(VISIT.console().at("/decisions"));
        assertThat(page.locator("text=undone")).hasCount(1);
        Reading.notRun(page);
    }

    @Test
    void aTimeThatIsTypedAndSentAtOnceIsShownFirst() {
        // Given
        Page page = person("ana");
        page.navigate(VISIT.console().at("/actor?id=customer:temp1"));
        Set<String> before = ids(VISIT.console().gateway().decisions());
        page.keyboard().press("e");
        page.selectOption("#decide [name=reason]", "fake");

        // When
        page.fill("#decide [name=comment]", "since yesterday");
        page.locator("#decide [name=since]").pressSequentially("1d");
        page.keyboard().press("Control+Enter");

        // Then: nothing was sent, and what was typed is an instant
        assertThat(page.locator("#decide [role=alert]")).containsText("It changed since you looked");
        assertThat(page.locator("#decide [name=since]")).hasValue(Pattern.compile("20.*T.*Z"));
        assertThat(page.locator("#decide [name=comment]")).hasValue("since yesterday");
        assertThat(decisions(before)).isEmpty();

        // When: that is what is meant
        String since = page.inputValue("#decide [name=since]");
        page.keyboard().press("Control+Enter");

        // Then
        assertThat(page.locator("#decide h1")).hasText("Applied", Reading.applied());
        assertThat(decisions(before))
                .singleElement()
                .satisfies(
                        sent -> assertThat(Instant.ofEpochMilli(sent.since())).isEqualTo(since));
    }

    @Test
    void aKeyThatWaitedForThePanelIsThePanels() {
        // Given: the key comes in the browser's first breath after the panel
        Page page = person("ana");
        page.navigate(VISIT.console().at("/actor?id=customer:temp1"));
        page.evaluate("() => document.addEventListener('htmx:afterSwap', () => setTimeout(() => {"
                + " const form = document.querySelector('#decide form');"
                + " form.reason.value = 'fake'; form.since.value = '1d'; form.requestSubmit(); }, 0), {once: true})");

        // When
        page.keyboard().press("e");

        // Then
        assertThat(page.locator("#decide [role=alert]")).containsText("It changed since you looked");
        assertThat(page).hasURL(VISIT.console().at("/actor?id=customer:temp1"));
    }

    @Test
    void severalEventsAreRejectedAtOnce() {
        // Given
        Page page = person("ana");
        page.navigate(VISIT.console().at("/held?check=time&order=oldest"));
        Set<String> before = ids(VISIT.console().gateway().decisions());

        // When
        page.keyboard().press("j");
        page.keyboard().press("Space");
        page.keyboard().press("j");
        page.keyboard().press("Space");
        assertThat(page.locator("[data-picked]")).hasText("2 chosen");
        List<String> origins = page.locator(".pick:checked").all().stream()
                .map(Locator::inputValue)
                .toList();
        page.keyboard().press("x");
        assertThat(page.locator("#decide h1")).hasText("Reject 2 held events");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#decide [name=reason]")).isVisible(); // A reason is needed.
        page.selectOption("#decide [name=reason]", "faulty");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#decide h1")).hasText("Applied", Reading.applied());
        page.keyboard().press("Escape");

        // Then
        assertThat(decisions(before)).extracting(Decision::origin).containsExactlyInAnyOrderElementsOf(origins);
        Reading.saysAtLast(page, Reading.item(origins.get(0)), ">rejected<");
        page.navigate(VISIT.console().at(Reading.item(origins.get(0))));
        assertThat(page.locator("h1 + .tag")).hasText("rejected");
    }

    @Test
    void aLabelIsSaidOnThePageOfAnEventBesideWhereItsContributorStands() {
        // Given
        Page page = person("ana");
        String origin =
                (String) page.evaluate("async () => (await (await fetch('/held.json?check=rate')).json())[0].origin");
        page.navigate(VISIT.console().at(Reading.item(origin)));
        Set<String> before = ids(VISIT.console().gateway().decisions());

        // When, Then: the contributor among the others, in both themes, with words for who does not see it
        Locator chart = page.locator(".community svg[role=img]");
        assertThat(chart)
                .hasAttribute("aria-label", Pattern.compile("^This customer sent [0-9,]+ events?: more than .*"));
        assertThat(chart.locator(".own")).hasCount(1);
        Locator values = page.locator(".spread svg[role=img]");
        assertThat(values)
                .hasAttribute(
                        "aria-label",
                        Pattern.compile("^Of [0-9,]+ events that went .* have this event's value, [1-5]\\.$"));
        assertThat(values.locator(".own")).hasCount(1);
        List<Object> colours = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            colours.add(chart.locator(".own").evaluate("one => getComputedStyle(one).stroke"));
            colours.add(values.locator(".bar-in").first().evaluate("one => getComputedStyle(one).fill"));
        }
        assertThat(colours).doesNotHaveDuplicates();

        // When: one of the stream's labels
        page.keyboard().press("l");
        assertThat(page.locator("#decide h1")).hasText("Relabel 1 event");
        assertThat(page.locator("#decide")).containsText("no row is added");
        assertThat(page.locator("#decide [name=label] option"))
                .hasText(new String[] {"choose a label", "fraud", "genuine"});
        page.selectOption("#decide [name=label]", "genuine");
        page.selectOption("#decide [name=reason]", "confirmed");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#decide h1")).hasText("Applied", Reading.applied());
        page.keyboard().press("Escape");

        // Then
        assertThat(decisions(before)).singleElement().satisfies(decision -> {
            assertThat(decision.action()).isEqualTo(Decision.Action.RELABEL);
            assertThat(decision.subject()).isEqualTo(origin);
            assertThat(decision.label()).isEqualTo("genuine");
        });
        Reading.saysAtLast(page, Reading.item(origin), ">relabel<");
    }

    @Test
    void twoReviewersDoNotTakeTheSameCase() {
        // Given
        Page ana = person("ana");
        Page lea = person("lea");
        String flood = (String) ana.evaluate(
                "async () => (await (await fetch('/queue.json')).json())" + ".find(one => one.kind === 'flood').case");

        // When
        String at = VISIT.console().at("/case?id=" + URLEncoder.encode(flood, UTF_8));
        ana.navigate(at);
        ana.click("text=Take it");
        lea.navigate(at);

        // Then
        assertThat(ana.locator("main .tag.good")).containsText("yours until");
        assertThat(lea.locator("main .tag.warn").nth(1)).containsText("with ana until");
        lea.keyboard().press("e");
        assertThat(lea.locator("#decide [role=alert]")).containsText("ana has this case until");
        lea.keyboard().press("Escape");
        assertThat(lea.locator("#decide")).isHidden();
        ana.keyboard().press("e");
        assertThat(ana.locator("#decide h1")).containsText("Exclude");
        assertThat(ana.locator("#decide [role=alert]")).hasCount(0);
        ana.keyboard().press("Escape");
        lea.click("text=Take it");
        assertThat(lea.locator("main")).containsText("ana has this case until");
        VISIT.browser().complaints(); // Chromium notes the status 409.
        ana.click("text=Give back");
        assertThat(ana).hasURL(VISIT.console().at("/queue"));
    }

    @Test
    void theQueueShowsWhatComesWithoutBeingAsked() throws Exception {
        Page page = person("ana");
        assertThat(page.locator("text=customer:late")).hasCount(0);

        VISIT.console().hold("late", "f3");

        assertThat(page.locator("text=customer:late")).isVisible(new IsVisibleOptions().setTimeout(ANSWERED));
    }

    @Test
    void noScriptOfAProducerRuns() {
        Page page = person("lea");
        String origin = (String)
                page.evaluate("async () => (await (await fetch('/held.json?check=conflict')).json())[0].origin");
        for (String path : List.of(
                "/queue",
                "/queue?campaign=" + URLEncoder.encode(Shop.SCRIPT, UTF_8),
                "/held?check=conflict",
                "/actor?id=" + URLEncoder.encode("customer:" + Shop.SCRIPT, UTF_8),
                "/object?stream=ratings&id=" + URLEncoder.encode("film:" + Shop.SCRIPT, UTF_8),
                "/decisions",
                "/overview")) {
            page.navigate(VISIT.console().at(path));
            Reading.notRun(page);
        }
        page.navigate(VISIT.console().at(Reading.item(origin)));
        assertThat(page.locator("pre")).containsText("<script>alert('x')</script>");
        assertThat(page.locator("pre")).containsText("\\u202egnp.exe");
        Reading.notRun(page);
        page.keyboard().press("e");
        assertThat(page.locator("#decide h1")).containsText("<script>");
        Reading.notRun(page);
    }

    @Test
    void whoMayNotDecideCannot() {
        // Given
        Page viewer = person("vic");
        Page keyless = person("nokey");

        // When, Then: the page offers nothing, and the server does nothing
        viewer.navigate(VISIT.console().at(CAMPAIGN));
        assertThat(viewer.locator("[data-key=e]")).isDisabled();
        assertThat(viewer.locator("text=Take it")).hasCount(0);
        assertThat(forced(viewer)).startsWith("403").contains("That takes the role analyst");
        assertThat(keyless.locator("text=no key: looking only")).isVisible();
        assertThat(forced(keyless)).startsWith("403").contains("no private key for nokey");
        VISIT.browser().complaints(); // Chromium notes the status 403.
    }

    @Test
    void pagesAreAccessibleInBothThemesAndFitAPhone() throws IOException {
        // Given
        String axe = Reading.axe();
        Page page = person("lea");
        String origin =
                (String) page.evaluate("async () => (await (await fetch('/held.json?check=rate')).json())[0].origin");
        Set<String> main = Set.of("/queue", CAMPAIGN, Reading.item(origin));
        List<String> problems = new ArrayList<>();

        for (String path : List.of(
                "/queue",
                "/held",
                "/find?text=10",
                CAMPAIGN,
                "/actor?id=customer:fake1000",
                Reading.item(origin),
                "/object?stream=ratings&id=film:1439",
                "/overview",
                "/second",
                "/blind",
                "/decisions")) {
            // When
            page.setViewportSize(1280, 800);
            page.navigate(VISIT.console().at(path));

            // Then
            if (main.contains(path)) {
                page.evaluate(axe);
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    Reading.violations(page).forEach(one -> problems.add(path + " " + scheme + " " + one));
                }
            }
            page.setViewportSize(390, 844);
            assertThat(Reading.widthAtLast(page, 390)).as(path + " on a phone").isLessThanOrEqualTo(390);
        }
        assertThat(problems).isEmpty();
    }

    /** On a page whose script listens: keys pressed before that are lost. */
    private static void arrived(Page page, String path) {
        assertThat(page).hasURL(VISIT.console().at(path));
        page.waitForLoadState();
    }

    private static Page person(String name) {
        return VISIT.browser().signedIn(VISIT.console(), name, 1280, 800, ColorScheme.LIGHT);
    }

    /** The decisions that were sent since then. */
    private static List<Decision> decisions(Set<String> before) {
        return VISIT.console().gateway().decisions().stream()
                .filter(one -> !before.contains(one.id()))
                .toList();
    }

    private static Set<String> ids(List<Decision> decisions) {
        return decisions.stream().map(Decision::id).collect(Collectors.toSet());
    }

    private static String background(Page page) {
        return (String) page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    }

    /** What the server says to a decision that the page does not offer, sent with the page's own token. */
    private static String forced(Page page) {
        return (String) page.evaluate("async () => {"
                + " const csrf = JSON.parse(document.body.getAttribute('hx-headers'))['X-Weir-Csrf'];"
                + " const answer = await fetch('/decide', {method: 'POST', headers: {'X-Weir-Csrf': csrf},"
                + " body: new URLSearchParams({action: 'exclude', actor: 'customer:fake1001', reason: 'fake'})});"
                + " return answer.status + ' ' + await answer.text(); }");
    }
}
