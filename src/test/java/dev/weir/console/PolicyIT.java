package dev.weir.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A policy is checked, tried and published on its page, in Chromium; what shuts out many by two people. */
class PolicyIT {

    private static final ContainsTextOptions BACKTEST = new ContainsTextOptions().setTimeout(60_000);

    @RegisterExtension
    static final Visit VISIT = new Visit();

    @BeforeAll
    static void arrive() {
        long now = System.currentTimeMillis();
        VISIT.console()
                .arrive(IntStream.range(0, 220)
                        .mapToObj(i -> "{\"user\":\"%s%d\",\"movie\":\"m%d\",\"stars\":%d,\"id\":\"e%d\",\"ts\":%d}"
                                .formatted(
                                        i % 110 < 33 ? "crowd-" : i % 110 < 38 ? "other-" : "u-",
                                        i % 110,
                                        i % 7,
                                        1 + i % 5,
                                        i,
                                        now - 220_000 + i * 1_000L))
                        .toList());
    }

    @Test
    void whoMayNotPublishFindsNoFormAndIsRefused() {
        for (String name : new String[] {"vic", "ana", "nokey"}) {
            Page page = person(name);
            page.navigate(VISIT.console().at("/policy"));
            assertThat(page.locator("main h1")).hasText("Policy");
            assertThat(page.locator("#policy-text")).hasCount(0);
            for (String path : new String[] {"/policy/check", "/policy/try", "/policy/publish", "/policy/second"}) {
                assertThat(post(
                                page,
                                path,
                                "'X-Weir-Csrf': JSON.parse(document.body.getAttribute('hx-headers'))['X-Weir-Csrf']"))
                        .as(name + " " + path)
                        .isEqualTo(403);
            }
        }
        Page lea = person("lea");
        lea.navigate(VISIT.console().at("/policy"));
        assertThat(post(lea, "/policy/publish", ""))
                .as("without the session's token")
                .isEqualTo(403);
        VISIT.browser().complaints(); // Chromium notes what was refused.
    }

    @Test
    void aPolicyIsTriedAndSignedByAsManyAsItTakes() {
        // Given
        Page lea = person("lea");
        lea.navigate(VISIT.console().at("/policy"));
        assertThat(lea.locator("#policy-text")).hasValue("name: shadow\nversion: 2\n");

        // When, Then: what is wrong is said by line
        lea.fill("#policy-text", "name: shop\nversion: 2\nchecks: {rat: {mode: off}}\n");
        lea.click("text=Check");
        assertThat(lea.locator("#policy-result")).containsText("line 3");
        assertThat(lea.locator("#policy-result pre")).hasText("checks: {rat: {mode: off}}");

        // A third of them would be shut out
        lea.fill("#policy-text", policy("many", 2, "crowd-*"));
        lea.selectOption("[name=over]", "1h");
        lea.click("text=Try it");
        assertThat(lea.locator("#policy-result")).containsText("33newly shut out", BACKTEST);
        assertThat(lea.locator("#policy-result")).containsText("shuts out 33 of 110 contributors");
        lea.click("text=Propose");
        assertThat(lea.locator("#policy-result")).containsText("Proposed many@2");

        // Not by its proposer, by another
        lea.navigate(VISIT.console().at("/policy"));
        assertThat(lea.locator("main")).containsText("many@2 waits for a second person");
        assertThat(lea.locator("text=Approve and publish")).hasCount(0);
        Page lou = person("lou");
        lou.navigate(VISIT.console().at("/second"));
        lou.click("text=Look at it");
        lou.click("text=Approve and publish");
        assertThat(lou.locator("tbody tr").filter(text("many@2"))).containsText("lea and lou");
        assertThat(lou.locator("main")).containsText("33 of 110 contributors newly shut out");

        // What was tried against another policy is not published; five are not many, and one is enough
        lou.fill("#policy-text", policy("few", 3, "other-*"));
        lou.selectOption("[name=over]", "1h");
        lou.click("text=Try it");
        assertThat(lou.locator("#policy-result")).containsText("5newly shut out", BACKTEST);
        lou.locator("#policy-result button", new Page.LocatorOptions().setHasText("Publish"))
                .click();
        assertThat(lou.locator("#policy-result")).containsText("Published few@3");

        // In a hurry it takes a reason, and whoever is like a pattern takes two
        lou.fill("#policy-text", policy("few", 4, "others-1"));
        lou.click("text=Check");
        lou.click("text=Publish it without a backtest");
        lou.fill("[name=reason]", "it is <b>late</b>");
        lou.click("text=Publish untried");
        assertThat(lou.locator("#policy-result")).containsText("Published few@4");
        lou.navigate(VISIT.console().at("/policy"));
        assertThat(lou.locator("main")).containsText("without a backtest: it is <b>late</b>");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static int post(Page page, String path, String header) {
        return (int)
                page.evaluate(
                        "async () => (await fetch('" + path + "', {method: 'POST', headers: {" + header
                                + "}, body: new URLSearchParams({text: 'name: shop\\nversion: 2', reason: 'none', over: '1h'})})).status");
    }

    private static String policy(String name, int version, String ignored) {
        Instant now = Instant.now();
        return """
                name: %s
                version: %d
                effectiveFrom: %s
                ignore: [{actors: ['customer:%s'], owner: tests, until: %s}]
                """.formatted(name, version, now, ignored, now.plusSeconds(3600));
    }

    private static Page person(String name) {
        return VISIT.browser().signedIn(VISIT.console(), name, 1280, 1000, ColorScheme.LIGHT);
    }
}
