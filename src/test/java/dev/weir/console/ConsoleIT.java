package dev.weir.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.weir.event.Decision;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The console as a person uses it: Chromium, an index over a real broker's topics, and a gateway that answers. */
@ExtendWith(Broker.class)
class ConsoleIT {

    private static final String CAMPAIGN = "/campaign?id=" + Shop.CAMPAIGN;

    /** An answer takes a look at the topic by the gateway and one by the console. */
    private static final double ANSWERED = 30_000;

    @TempDir
    static Path dir;

    private static ConsoleAtWork console;
    private static Browser browser;

    @BeforeAll
    static void start(KafkaClient kafka) throws IOException {
        assumeTrue(Browser.isThere(), "no Chromium at " + Browser.CHROMIUM + "; Debian: apt install chromium");
        console = ConsoleAtWork.start(kafka, dir);
        browser = Browser.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (console != null) {
            browser.close();
            console.close();
        }
    }

    @AfterEach
    void nothingWasComplainedOf() {
        browser.everybodyLeaves();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void onlyTheRightPasswordOpensTheQueue() {
        // Given
        Page page = browser.person(1280, 800, ColorScheme.LIGHT);
        page.navigate(console.at(CAMPAIGN));
        assertThat(page).hasURL(console.at("/sign-in"));

        // When: wrong, then right
        page.fill("#name", "ana");
        page.fill("#password", "not the password");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not belong");
        browser.complaints(); // Chromium notes the status 403.
        page.fill("#name", "ana");
        page.fill("#password", ConsoleAtWork.PASSWORD);
        page.keyboard().press("Enter");

        // Then
        assertThat(page).hasURL(console.at("/queue"));
        assertThat(page.locator("tr[data-row]").first()).containsText("60 customers of one campaign");
        page.click("text=Sign out");
        page.navigate(console.at("/queue"));
        assertThat(page).hasURL(console.at("/sign-in"));
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
        page.navigate(console.at(CAMPAIGN));
        Set<String> before = ids(console.gateway().decisions());

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
        assertThat(panel.locator("h1")).hasText("Applied", applied());
        List<Decision> sent = decisions(before);
        assertThat(sent).hasSize(60).allSatisfy(one -> {
            assertThat(one.action()).isEqualTo(Decision.Action.EXCLUDE);
            assertThat(one.campaign()).isEqualTo(Shop.CAMPAIGN + "@60");
            assertThat(one.reviewer()).isEqualTo("ana");
        });

        // When: undo
        page.keyboard().press("Escape");
        page.navigate(console.at("/decisions"));
        assertThat(page.locator("tr[data-row]").first()).containsText("and 59 more");
        page.keyboard().press("u");
        assertThat(panel.locator("h1")).hasText("Undo 60 decisions of campaign " + Shop.CAMPAIGN + "@60");
        page.fill("#decide [name=confirm]", "60");
        page.keyboard().press("Control+Enter");

        // Then
        assertThat(panel.locator("h1")).hasText("Applied", applied());
        assertThat(decisions(before)).hasSize(120);
        page.keyboard().press("Escape");
        saysAtLast(page, "/decisions", "undone");
        page.navigate(console.at("/decisions"));
        assertThat(page.locator("text=undone")).hasCount(1);
        notRun(page);
    }

    @Test
    void aTimeThatIsTypedAndSentAtOnceIsShownFirst() {
        // Given
        Page page = person("ana");
        page.navigate(console.at("/actor?id=customer:temp1"));
        Set<String> before = ids(console.gateway().decisions());
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
        assertThat(page.locator("#decide h1")).hasText("Applied", applied());
        assertThat(decisions(before))
                .singleElement()
                .satisfies(
                        sent -> assertThat(Instant.ofEpochMilli(sent.since())).isEqualTo(since));
    }

    @Test
    void whatTakesASecondPersonIsSentWhenAnotherOneApproves() {
        // Given
        Page lea = person("lea");
        lea.navigate(console.at("/actor?id=customer:u20"));
        Set<String> before = ids(console.gateway().decisions());

        // When: proposed
        lea.keyboard().press("a");
        assertThat(lea.locator("#decide")).containsText("A second person must approve this");
        lea.selectOption("#decide [name=reason]", "confirmed");
        lea.fill("#decide [name=comment]", Shop.SCRIPT);
        lea.keyboard().press("Control+Enter");
        assertThat(lea.locator("#decide h1")).hasText("Proposed");
        lea.keyboard().press("Escape");

        // Then: not by its proposer, nor by whoever may not allow
        lea.navigate(console.at("/second"));
        assertThat(lea.locator("nav a[aria-current] .count")).hasText("1");
        assertThat(lea.locator("text=Approve and send")).hasCount(0);
        Page ana = person("ana");
        ana.navigate(console.at("/second"));
        assertThat(ana.locator("text=Approve and send")).isDisabled();
        notRun(ana);
        assertThat(decisions(before)).isEmpty();

        // When: approved
        Page lou = person("lou");
        lou.navigate(console.at("/second"));
        assertThat(lou.locator("main")).containsText("Proposed by lea");
        lou.click("text=Approve and send");

        // Then
        assertThat(lou.locator("#decide h1")).hasText("Applied", applied());
        assertThat(decisions(before)).singleElement().satisfies(one -> {
            assertThat(one.action()).isEqualTo(Decision.Action.ALLOW);
            assertThat(one.reviewer()).isEqualTo("lea");
        });
        lou.keyboard().press("Escape");
        assertThat(lou.locator("main")).containsText("Nothing waits for a second person");
        assertThat(lou.locator("main .tag.good")).hasText("approved");
        browser.complaints(); // Chromium notes what was refused.
    }

    @Test
    void severalEventsAreRejectedAtOnce() {
        // Given
        Page page = person("ana");
        page.navigate(console.at("/held?check=time&order=oldest"));
        Set<String> before = ids(console.gateway().decisions());

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
        assertThat(page.locator("#decide h1")).hasText("Applied", applied());
        page.keyboard().press("Escape");

        // Then
        assertThat(decisions(before)).extracting(Decision::origin).containsExactlyInAnyOrderElementsOf(origins);
        saysAtLast(page, item(origins.get(0)), ">rejected<");
        page.navigate(console.at(item(origins.get(0))));
        assertThat(page.locator("h1 + .tag")).hasText("rejected");
    }

    @Test
    void twoReviewersDoNotTakeTheSameCase() {
        // Given
        Page ana = person("ana");
        Page lea = person("lea");
        String flood = (String) ana.evaluate(
                "async () => (await (await fetch('/queue.json')).json())" + ".find(one => one.kind === 'flood').case");

        // When
        String at = console.at("/case?id=" + URLEncoder.encode(flood, UTF_8));
        ana.navigate(at);
        ana.click("text=Take it");
        lea.navigate(at);

        // Then
        assertThat(ana.locator("main .tag.good")).containsText("yours until");
        assertThat(lea.locator("main .tag.warn").nth(1)).containsText("with ana until");
        lea.click("text=Take it");
        assertThat(lea.locator("main")).containsText("ana has this case until");
        browser.complaints(); // Chromium notes the status 409.
        ana.click("text=Give back");
        assertThat(ana).hasURL(console.at("/queue"));
    }

    @Test
    void theQueueShowsWhatComesWithoutBeingAsked() throws Exception {
        Page page = person("ana");
        assertThat(page.locator("text=customer:late")).hasCount(0);

        console.hold("late", "f3");

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
            page.navigate(console.at(path));
            notRun(page);
        }
        page.navigate(console.at(item(origin)));
        assertThat(page.locator("pre")).containsText("<script>alert('x')</script>");
        assertThat(page.locator("pre")).containsText("\\u202egnp.exe");
        notRun(page);
        page.keyboard().press("e");
        assertThat(page.locator("#decide h1")).containsText("<script>");
        notRun(page);
    }

    @Test
    void whoMayNotDecideCannot() {
        // Given
        Page viewer = person("vic");
        Page keyless = person("nokey");

        // When, Then: the page offers nothing, and the server does nothing
        viewer.navigate(console.at(CAMPAIGN));
        assertThat(viewer.locator("[data-key=e]")).isDisabled();
        assertThat(viewer.locator("text=Take it")).hasCount(0);
        assertThat(forced(viewer)).startsWith("403").contains("That takes the role analyst");
        assertThat(keyless.locator("text=no key: looking only")).isVisible();
        assertThat(forced(keyless)).startsWith("403").contains("no private key for nokey");
        browser.complaints(); // Chromium notes the status 403.
    }

    @Test
    void pagesAreAccessibleInBothThemesAndFitAPhone() throws IOException {
        // Given
        String axe = axe();
        Page page = person("lea");
        String origin =
                (String) page.evaluate("async () => (await (await fetch('/held.json?check=rate')).json())[0].origin");
        Set<String> main = Set.of("/queue", CAMPAIGN, item(origin));
        List<String> problems = new ArrayList<>();

        for (String path : List.of(
                "/queue",
                "/held",
                CAMPAIGN,
                "/actor?id=customer:fake1000",
                item(origin),
                "/object?stream=ratings&id=film:1439",
                "/overview",
                "/second",
                "/decisions")) {
            // When
            page.setViewportSize(1280, 800);
            page.navigate(console.at(path));

            // Then
            if (main.contains(path)) {
                page.evaluate(axe);
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    violations(page).forEach(one -> problems.add(path + " " + scheme + " " + one));
                }
            }
            page.setViewportSize(390, 844);
            assertThat(widthAtLast(page, 390)).as(path + " on a phone").isLessThanOrEqualTo(390);
        }
        assertThat(problems).isEmpty();
    }

    /** On a page whose script listens: keys pressed before that are lost. */
    private static void arrived(Page page, String path) {
        assertThat(page).hasURL(console.at(path));
        page.waitForLoadState();
    }

    private static Page person(String name) {
        return browser.signedIn(console, name, 1280, 800, ColorScheme.LIGHT);
    }

    private static String item(String origin) {
        return "/item?origin=" + URLEncoder.encode(origin, UTF_8);
    }

    /** The console reads answers for who waits, and once more into its index: a page may be a moment behind. */
    private static void saysAtLast(Page page, String path, String text) {
        page.evaluate(
                "async ([path, text, patience]) => {"
                        + " const end = Date.now() + patience;"
                        + " while (!(await (await fetch(path)).text()).includes(text)) {"
                        + " if (Date.now() > end) throw new Error(path + ' does not say ' + text);"
                        + " await new Promise(again => setTimeout(again, 200)); } }",
                List.of(path, text, ANSWERED));
    }

    /** How wide the page is: charts are drawn again a moment after the window changed. */
    private static int widthAtLast(Page page, int most) {
        return (Integer) page.evaluate(
                "async most => {"
                        + " const end = Date.now() + 5000; const width = () => document.scrollingElement.scrollWidth;"
                        + " while (width() > most && Date.now() < end) await new Promise(again => setTimeout(again, 100));"
                        + " return width(); }",
                most);
    }

    private static HasTextOptions applied() {
        return new HasTextOptions().setTimeout(ANSWERED);
    }

    /** The decisions that were sent since then. */
    private static List<Decision> decisions(Set<String> before) {
        return console.gateway().decisions().stream()
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

    /** No element came from a producer; dialogs are complaints, which each test looks at. */
    private static void notRun(Page page) {
        assertThat((Integer) page.evaluate("document.querySelectorAll('script:not([src]), img').length"))
                .as(page.url())
                .isZero();
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page) {
        List<Map<String, Object>> found = (List<Map<String, Object>>) page.evaluate("async () =>"
                + " (await axe.run(document, {resultTypes: ['violations']})).violations"
                + ".map(one => ({id: one.id, at: one.nodes.slice(0, 3).map(node => node.html.slice(0, 160))}))");
        return found.stream().map(one -> one.get("id") + " " + one.get("at")).toList();
    }

    private static String axe() throws IOException {
        try (InputStream in = ConsoleIT.class.getResourceAsStream("/axe.min.js")) {
            return "() => { " + new String(in.readAllBytes(), UTF_8) + " }";
        }
    }
}
