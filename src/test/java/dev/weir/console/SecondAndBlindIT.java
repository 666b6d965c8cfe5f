package dev.weir.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.weir.event.Decision;
import java.net.URLEncoder;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What takes two people, what people judge blind, and what is said of what went to training, in Chromium. */
class SecondAndBlindIT {

    @RegisterExtension
    static final Visit VISIT = new Visit();

    @Test
    void anEventOfTheBlindSampleSaysNothingUntilItIsAnswered() {
        // Given
        Page page = person("ana");
        page.navigate(VISIT.console().at("/blind"));
        List<String> origins = page.locator("tr[data-row]").all().stream()
                .map(row -> row.getAttribute("data-row"))
                .toList();
        assertThat(origins)
                .anyMatch(VISIT.console()::isHeld)
                .anyMatch(origin -> !VISIT.console().isHeld(origin));

        // When, Then: no page and no list tells
        for (String path : List.of("/held.json", "/held.json?status=decided", "/held.csv")) {
            String list = (String) page.evaluate("async path => (await fetch(path)).text()", path);
            assertThat(origins)
                    .as(path)
                    .noneMatch(origin -> list.contains(origin + '"') || list.contains(origin + ','));
        }
        for (String origin : origins) {
            page.navigate(VISIT.console().at(Reading.item(origin)));
            assertThat(page).hasURL(Pattern.compile(".*/blind/item\\?.*"));
            assertThat(page.locator("h2").first()).hasText("Is it honest?");
            assertThat(page.content())
                    .doesNotContain("its part in", "customers came", "events in 1 min", "says that it happens", "nats")
                    .doesNotContain("rust", "0.31", "dmitted", "uspended", "Findings", "campaign", "weir-");
        }

        // When: answered
        Set<String> before = ids(VISIT.console().gateway().decisions());
        String origin =
                origins.stream().filter(VISIT.console()::isHeld).findFirst().orElseThrow();
        String path = "/blind/item?origin=" + URLEncoder.encode(origin, UTF_8);
        page.navigate(VISIT.console().at(path));
        page.click("text=Not honest");
        assertThat(page.locator("#decide h1")).hasText("Applied", Reading.applied());

        // Then
        assertThat(decisions(before)).singleElement().satisfies(sent -> {
            assertThat(sent.action()).isEqualTo(Decision.Action.ASSESS);
            assertThat(sent.reason()).isEqualTo(Decision.Reason.DISHONEST);
        });
        Reading.saysAtLast(page, path, "It is held, by");
        page.navigate(VISIT.console().at(Reading.item(origin)));
        assertThat(page.locator("text=Findings")).isVisible();
    }

    @Test
    void whatWentToTrainingIsRelabelledFromTheTimelineOfItsContributor() {
        // Given
        Page page = person("ana");
        page.navigate(VISIT.console().at("/actor?id=customer%3Au7"));
        Set<String> before = ids(VISIT.console().gateway().decisions());

        // When
        page.locator("tr[data-row]:has(.tag:text-is('admitted')) a[href^='/item']")
                .first()
                .click();
        assertThat(page.locator("p.lead")).containsText("went to training at once");
        assertThat(page.locator(".actions button")).containsText(new String[] {"Relabel", "Exclude", "Clear", "Allow"});
        String origin = page.locator("h1").first().textContent();
        page.keyboard().press("l");
        page.selectOption("#decide [name=label]", "fraud");
        page.selectOption("#decide [name=reason]", "fake");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#decide h1")).hasText("Applied", Reading.applied());
        page.keyboard().press("Escape");

        // Then
        assertThat(decisions(before)).singleElement().satisfies(decision -> {
            assertThat(decision.subject()).isEqualTo(origin);
            assertThat(decision.label()).isEqualTo("fraud");
        });
        Reading.saysAtLast(page, Reading.item(origin), ">relabel<");
    }

    @Test
    void whatTakesASecondPersonIsSentWhenAnotherOneApproves() {
        // Given
        Page lea = person("lea");
        lea.navigate(VISIT.console().at("/actor?id=customer:u20"));
        Set<String> before = ids(VISIT.console().gateway().decisions());

        // When: proposed
        lea.keyboard().press("a");
        assertThat(lea.locator("#decide")).containsText("A second person must approve this");
        lea.selectOption("#decide [name=reason]", "confirmed");
        lea.fill("#decide [name=comment]", Shop.SCRIPT);
        lea.keyboard().press("Control+Enter");
        assertThat(lea.locator("#decide h1")).hasText("Proposed");
        lea.keyboard().press("Escape");

        // Then: not by its proposer, nor by whoever may not allow
        lea.navigate(VISIT.console().at("/second"));
        assertThat(lea.locator("nav a[aria-current] .count")).hasText("1");
        assertThat(lea.locator("text=Approve and send")).hasCount(0);
        Page ana = person("ana");
        ana.navigate(VISIT.console().at("/second"));
        assertThat(ana.locator("text=Approve and send")).isDisabled();
        Reading.notRun(ana);
        assertThat(decisions(before)).isEmpty();

        // When: approved
        Page lou = person("lou");
        lou.navigate(VISIT.console().at("/second"));
        assertThat(lou.locator("main")).containsText("Proposed by lea");
        lou.click("text=Approve and send");

        // Then
        assertThat(lou.locator("#decide h1")).hasText("Applied", Reading.applied());
        assertThat(decisions(before)).singleElement().satisfies(one -> {
            assertThat(one.action()).isEqualTo(Decision.Action.ALLOW);
            assertThat(one.reviewer()).isEqualTo("lea");
        });
        lou.keyboard().press("Escape");
        assertThat(lou.locator("main")).containsText("Nothing waits for a second person");
        assertThat(lou.locator("main .tag.good")).hasText("approved");
        VISIT.browser().complaints(); // Chromium notes what was refused.
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
}
