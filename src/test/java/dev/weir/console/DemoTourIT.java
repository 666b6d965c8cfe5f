package dev.weir.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.weir.demo.Demo;
import dev.weir.demo.DemoOptions;
import dev.weir.demo.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What somebody sees who starts the demo, opens the page that it names, and knows nothing else. */
class DemoTourIT {

    private static final Pattern INVITATION = Pattern.compile("(http://\\S+)  sign in as (\\S+) with (\\S+)");
    /** Milliseconds from one look to the next. */
    private static final double LOOK = 200;

    private static final double PATIENCE = Duration.ofMinutes(3).toMillis();

    @Test
    void theAttackIsFoundExcludedAndBroughtBack() throws Exception {
        Assumptions.assumeTrue(Browser.isThere(), Browser.MISSING);
        // Given
        StringWriter said = new StringWriter();
        Demo demo = new Demo(
                new DemoOptions(DemoOptions.UNTIL_STOPPED, 1, DemoOptions.DAY_A_MINUTE, DemoOptions.ANY_PORT),
                new Screen(new PrintWriter(said), Screen.Type.PLAIN));
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> run(demo));
        try (Browser browser = Browser.start()) {
            Matcher invitation = invitation(said, ended);
            Page page = browser.person(1280, 900, ColorScheme.LIGHT);
            page.navigate(invitation.group(1));
            page.fill("[name=name]", invitation.group(2));
            page.fill("[name=password]", invitation.group(3));
            page.keyboard().press("Enter");

            // When: the campaign stands in the queue
            Locator campaign =
                    page.locator("tr[data-row]:has-text('of one campaign') a").first();
            assertThat(campaign).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
            campaign.click();
            page.waitForURL("**/campaign?*");
            assertThat(page.locator("body")).containsText("fan1-");
            ask(page, "e");
            page.selectOption("#decide [name=reason]", "fake");
            send(page);
            page.keyboard().press("Escape");

            // When: it was a mistake
            showDecisions(page, invitation.group(1) + "/decisions");
            page.keyboard().press("j");
            ask(page, "u");
            assertThat(page.locator("#decide h1")).containsText("Undo");
            send(page);
        } finally {
            demo.stop();
        }
        assertThat(ended.join()).as(said.toString()).isTrue();
        assertThat(said.toString()).contains("Every record that was sent has exactly one verdict.");
    }

    /** The page shows what the index has when it is asked; on a busy machine that may be without what was just applied. */
    private static void showDecisions(Page page, String address) {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        Locator first = page.locator("tr[data-row]").first();
        page.navigate(address);
        while (!first.isVisible() && System.nanoTime() < end) {
            page.waitForTimeout(LOOK);
            page.navigate(address);
        }
        assertThat(first).isVisible();
    }

    /** Presses a key until its dialog is there: on a busy machine the gateway's answer may be late or be refused once. */
    private static void ask(Page page, String key) {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        Locator dialog = page.locator("#decide h1");
        while (!dialog.isVisible() && System.nanoTime() < end) {
            page.keyboard().press(key);
            page.waitForTimeout(LOOK);
        }
        assertThat(dialog).isVisible();
    }

    /** Sends, with the number that the page asks for, where it asks for one; once more when the campaign grew in between. */
    private static void send(Page page) {
        Locator heading = page.locator("#decide h1");
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!heading.textContent().equals("Applied") && System.nanoTime() < end) {
            Locator number = page.locator("#decide [name=confirm]");
            if (number.count() > 0) {
                Matcher asked = Pattern.compile("\\d+").matcher(number.getAttribute("data-type"));
                assertThat(asked.find()).isTrue();
                number.fill(asked.group());
            }
            if (page.locator("#decide button[type=submit]:enabled").count() > 0) {
                page.waitForResponse(
                        answer -> answer.request().method().equals("POST"),
                        () -> page.keyboard().press("Control+Enter"));
            }
            page.waitForTimeout(LOOK);
        }
        assertThat(heading).hasText("Applied");
    }

    private static Matcher invitation(StringWriter said, CompletableFuture<Boolean> ended) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (System.nanoTime() < end && !ended.isDone()) {
            Matcher found = INVITATION.matcher(said.toString());
            if (found.find()) {
                return found;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("the demo invites nobody: " + said);
    }

    private static boolean run(Demo demo) {
        try {
            return demo.run();
        } catch (Exception e) {
            throw new IllegalStateException("the demo failed", e);
        }
    }
}
