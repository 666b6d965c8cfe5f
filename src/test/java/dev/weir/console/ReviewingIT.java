package dev.weir.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A reviewer's way through the day, with things in the way: a slow console, a refusal, a lost network, a session that ended over lunch. */
class ReviewingIT {

    private static final String SPAMMER = "/actor?id=customer:temp2";

    @RegisterExtension
    static final Visit VISIT = new Visit();

    @Test
    void whatIsTypedBeforeThePanelIsThereIsThePanels() {
        // Given: a panel that takes its time
        Page page = at("ana", SPAMMER);
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
        Page page = at("ana", "/actor?id=customer:temp4");
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
    void aPanelThatComesBeforeTheLastOneIsSaidToBeClosedStays() {
        // Given
        Page page = at("ana", SPAMMER);
        page.keyboard().press("e");
        assertThat(page.locator("#decide h1")).hasText("Exclude customer:temp2");

        // When: closed and opened in one breath, with what htmx would have put there
        page.evaluate("() => { const panel = document.getElementById('decide'); panel.close(); panel.showModal(); }");
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

        // Then
        assertThat(page.locator("#decide h1")).hasText("Exclude customer:temp2");
    }

    @Test
    void aKeyInTheFrameInWhichAPanelIsLeftIsThePages() {
        // Given
        Page page = at("ana", SPAMMER);
        page.keyboard().press("e");
        page.locator("#decide [name=comment]").fill("a slip");

        // When: before the browser has taken the focus out of it
        page.evaluate("() => { const typed = document.activeElement; document.getElementById('decide').close();"
                + " typed.dispatchEvent(new KeyboardEvent('keydown', {key: 'x', bubbles: true, cancelable: true})); }");

        // Then
        assertThat(page.locator("#decide h1")).containsText("Reject");
    }

    @Test
    void whoComesBackToAListGoesOnWhereTheyWere() {
        // Given
        Page page = at("ana", "/held?check=rate");
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
        Page page = at("ana", SPAMMER);
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
        Page page = at("ana", "/queue");
        page.route("**/queue?seen=*", Route::abort);
        assertThat(page.locator("#notice")).containsText("The console does not answer. This page is as it was at");
        page.unroute("**/queue?seen=*");
        assertThat(page.locator("#notice")).isEmpty();
        VISIT.browser().complaints(); // Chromium notes what was lost.
    }

    @Test
    void aFilterIsKeptUnderANameForWhoeverNamedIt() {
        // Given
        Page page = at("ana", "/queue?check=time");

        // When
        page.fill(".saved [name=name]", "clocks & <b>");
        page.keyboard().press("Enter");

        // Then: it is there from anywhere in the queue, for her alone, until she forgets it
        assertThat(page).hasURL(VISIT.console().at("/queue?check=time"));
        page.navigate(VISIT.console().at("/queue"));
        page.click(".saved a");
        assertThat(page).hasURL(VISIT.console().at("/queue?check=time"));
        assertThat(page.locator(".saved a[aria-current]")).hasText("clocks & <b>");
        assertThat(at("lea", "/queue").locator(".saved")).hasCount(0);
        page.click(".saved [aria-label^='Forget']");
        assertThat(page.locator("#cases")).isVisible();
        assertThat(page.locator(".saved")).hasCount(0);
    }

    @Test
    void somebodyOfWhomNothingIsHeldIsFoundByKeysAlone() {
        // Given
        Page page = at("ana", "/queue");

        // When, Then: several, then one
        page.keyboard().press("g");
        page.keyboard().press("f");
        page.waitForURL("**/find");
        page.waitForLoadState();
        page.keyboard().type("FAKE10");
        page.keyboard().press("Enter");
        assertThat(page.locator("tr[data-row]")).hasCount(50);
        assertThat(page.locator("main")).containsText("the best 50: type more of it");
        assertThat(page.locator("tr[data-row]").first()).containsText("suspended");
        page.fill("#filter", "ake1007");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(VISIT.console().at("/actor?id=customer%3Afake1007"));
        page.navigate(VISIT.console().at("/find?text=no+such+" + URLEncoder.encode(Shop.SCRIPT, UTF_8)));
        assertThat(page.locator("main")).containsText("Nothing has 'no such <script>");
        Reading.notRun(page);
    }

    private static Page at(String name, String path) {
        Page page = VISIT.browser().signedIn(VISIT.console(), name, 1280, 800, ColorScheme.LIGHT);
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
