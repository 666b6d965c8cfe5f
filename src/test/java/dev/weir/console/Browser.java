package dev.weir.console;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Debian's Chromium, driven from here; nothing is downloaded. Its shell without a screen, where that is there: the other one opens a whole window
 * of tabs and menus for each person, which is six times the CPU.
 */
final class Browser implements AutoCloseable {

    /** What to say where there is none. */
    static final String MISSING = "no Chromium in /usr/bin; Debian: apt install chromium-headless-shell";

    private static final List<Path> CHROMIUMS =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    /** Milliseconds that a page may take on a machine that does other things too. */
    private static final double PATIENCE = 20_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> open = new ArrayList<>();
    private final Map<String, List<Cookie>> signedIn = new HashMap<>();

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static boolean isThere() {
        return executable().isPresent();
    }

    private static Optional<Path> executable() {
        return CHROMIUMS.stream().filter(Files::isExecutable).findFirst();
    }

    static Browser start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable().orElseThrow())
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync"))));
    }

    /** A person with a browser of their own. */
    Page person(int width, int height, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE);
        open.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onDialog(dialog -> {
            complaints.add(page.url() + ": a script opened a dialog: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    /** The same, signed in: with the password the first time, then with the session that this began. */
    Page signedIn(ConsoleAtWork console, String name, int width, int height, ColorScheme scheme) {
        Page page = person(width, height, scheme);
        List<Cookie> session = signedIn.get(name);
        if (session != null) {
            page.context().addCookies(session);
            page.navigate(console.at("/queue"));
            return page;
        }
        page.navigate(console.at("/sign-in"));
        page.fill("#name", name);
        page.fill("#password", ConsoleAtWork.PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL("**/queue");
        signedIn.put(name, page.context().cookies());
        return page;
    }

    /** Closes everybody's pages: the queue would go on asking for news. */
    void everybodyLeaves() {
        open.forEach(BrowserContext::close);
        open.clear();
    }

    /** What the pages' consoles complained of since the last time. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
