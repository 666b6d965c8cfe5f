package dev.weir.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deciding, with something in the way: a slow console, a refusal, a lost network, a session that ended over lunch. */
class InterruptedIT {

    private static final String SPAMMER = "/actor?id=customer:temp2";

    @RegisterExtension
    static final Visit VISIT = new Visit();

    @Test
    void whatIsTypedBeforeThePanelIsThereIsThePanels() {
        // Given: a panel that takes its time
        Page page = at(SPAMMER);
        page.route("**/decide/preview", route -> {
            page.waitForTimeout(300);
            route.resume();
        });

        // When: another decision's key is among the letters of the reason
        page.keyboard().press("e");
        page.keyboard().type("fa");
        page.keyboard().press("c");
        page.keyboard().press("Backspace");

        // Then
        assertThat(page.locator("#decide h1")).hasText("Exclude customer:temp2");
        assertThat(page.locator("#decide [name=reason]")).isFocused();

        // When: without a slip
        page.keyboard().press("Escape");
        assertThat(page.locator("#decide")).isHidden();
        page.keyboard().press("e");
        page.keyboard().type("sto");

        // Then
        assertThat(page.locator("#decide [name=reason]")).hasValue("stolen_account");
    }

    @Test
    void aPanelThatIsLeftKeepsItsCommentForTheSameDecision() {
        // Given
        Page page = at("/actor?id=customer:temp4");
        Locator comment = page.locator("#decide [name=comment]");
        page.keyboard().press("e");
        page.selectOption("#decide [name=reason]", "stolen_account");
        comment.fill("logs in from two continents");

        // When, Then: Esc by mistake, or for a look at the page
        page.keyboard().press("Escape");
        assertThat(page.locator("#decide")).isHidden();
        page.keyboard().press("e");
        assertThat(comment).hasValue("logs in from two continents");
        assertThat(page.locator("#decide [name=reason]")).hasValue("stolen_account");

        // When, Then: another decision
        page.click("#decide [data-close]");
        assertThat(page.locator("#decide")).isHidden();
        page.keyboard().press("x");
        assertThat(page.locator("#decide h1")).containsText("Reject");
        assertThat(comment).isEmpty();
    }

    @Test
    void whoComesBackToAListGoesOnWhereTheyWere() {
        // Given
        Page page = at("/held?check=rate");
        page.keyboard().press("j");
        page.keyboard().press("j");
        String row = page.locator("tr[aria-current=true]").getAttribute("data-row");

        // When
        page.keyboard().press("Enter");
        page.waitForURL("**/item?*");
        page.goBack();

        // Then
        assertThat(page.locator("tr[aria-current=true]")).hasAttribute("data-row", row);
        assertThat(page.locator("tr[aria-current=true]")).isFocused();
    }

    @Test
    void whatIsRefusedStandsInThePanelUntilItIsSentAgain() {
        // Given
        Page page = at(SPAMMER);
        Locator panel = page.locator("#decide");
        fill(page);
        page.route(
                "**/decide",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(409)
                        .setContentType("text/html")
                        .setBody("<p role=alert>Nothing was sent: no broker</p>")));

        // When
        page.keyboard().press("Control+Enter");

        // Then
        assertThat(panel.locator("[role=alert]")).hasText("Nothing was sent: no broker");
        assertThat(panel.locator("[name=comment]")).hasValue("one hand");

        // When: nobody answers
        page.unroute("**/decide");
        page.route("**/decide", Route::abort);
        page.keyboard().press("Control+Enter");

        // Then
        assertThat(panel.locator("[role=alert]")).containsText("The console does not answer. Whether this arrived");
        assertThat(panel.locator("[name=comment]")).hasValue("one hand");
        VISIT.browser().complaints(); // Chromium notes both.

        // When
        page.unroute("**/decide");
        page.keyboard().press("Control+Enter");

        // Then
        assertThat(panel.locator("h1")).hasText("Applied", Reading.applied());
        assertThat(page.locator("[role=alert]")).hasCount(0);
    }

    /** From wherever the keys are in the panel: here on its button. */
    @Test
    void aSessionThatEndsKeepsWhatIsTyped() {
        // Given: another browser than the other tests', for its session ends
        Page page = VISIT.browser().person(1280, 800, ColorScheme.LIGHT);
        page.navigate(VISIT.console().at("/actor?id=customer:temp3"));
        enter(page, "");
        assertThat(page).hasURL(VISIT.console().at("/actor?id=customer:temp3"));
        page.waitForLoadState();
        fill(page);
        page.context().clearCookies();

        // When: sent, and signed in where it stands, with a slip
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#decide .sign-in #name")).isFocused();
        page.fill("#decide #name", "ana");
        page.fill("#decide #password", "not the password");
        page.keyboard().press("Enter");
        assertThat(page.locator("#decide [role=alert]")).containsText("do not belong");
        enter(page, "#decide ");

        // Then: one more key sends it
        assertThat(page.locator("#decide [role=status]")).hasText("You are signed in. Send it again.");
        assertThat(page.locator("#decide [name=comment]")).hasValue("one hand");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#decide h1")).hasText("Applied", Reading.applied());
        assertThat(page).hasURL(VISIT.console().at("/actor?id=customer:temp3"));
        assertThat(VISIT.browser().complaints()).allMatch(one -> one.contains("401")); // Chromium notes it.
    }

    @Test
    void aListThatCannotBeRenewedSaysSo() {
        Page page = at("/queue");
        page.route("**/queue?seen=*", Route::abort);
        assertThat(page.locator("#notice")).containsText("The console does not answer. This page is as it was at");
        page.unroute("**/queue?seen=*");
        assertThat(page.locator("#notice")).isEmpty();
        VISIT.browser().complaints(); // Chromium notes what was lost.
    }

    private static Page at(String path) {
        Page page = VISIT.browser().signedIn(VISIT.console(), "ana", 1280, 800, ColorScheme.LIGHT);
        page.navigate(VISIT.console().at(path));
        return page;
    }

    private static void enter(Page page, String within) {
        page.fill(within + "#name", "ana");
        page.fill(within + "#password", ConsoleAtWork.PASSWORD);
        page.keyboard().press("Enter");
    }

    private static void fill(Page page) {
        page.keyboard().press("e");
        page.selectOption("#decide [name=reason]", "fake");
        page.fill("#decide [name=comment]", "one hand");
    }
}
