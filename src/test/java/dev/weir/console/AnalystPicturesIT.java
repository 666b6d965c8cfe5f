package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of docs/analyst.md when it is asked to ({@code -Dweir.docs=write}); else checks that they are there, and small. */
@ExtendWith(Broker.class)
class AnalystPicturesIT {

    private static final Path FOLDER = Path.of("docs/analyst");
    private static final long MOST_BYTES = 125_000;

    @TempDir
    Path dir;

    @Test
    void thePicturesOfThePageAreThereAndSmall(KafkaClient kafka) throws IOException, InterruptedException {
        if ("write".equals(System.getProperty("weir.docs"))) {
            assumeTrue(Browser.isThere(), Browser.MISSING);
            write(kafka);
        }
        String page = Files.readString(Path.of("docs/analyst.md"));
        for (String name :
                new String[] {"queue", "item", "actor", "campaign", "decide", "overview", "second", "blind"}) {
            assertThat(page).contains("](analyst/" + name + ".png)");
            assertThat(FOLDER.resolve(name + ".png")).isRegularFile();
            assertThat(Files.size(FOLDER.resolve(name + ".png"))).as(name).isLessThan(MOST_BYTES);
        }
    }

    private void write(KafkaClient kafka) throws IOException, InterruptedException {
        try (ConsoleAtWork console = ConsoleAtWork.start(kafka, dir);
                Browser browser = Browser.start()) {
            Page page = browser.signedIn(console, "ana", 1120, 640, ColorScheme.LIGHT);
            String origin = (String)
                    page.evaluate("async () => (await (await fetch('/held.json?actor=fake1003')).json())[0].origin");
            Map<String, String> paths = new LinkedHashMap<>();
            paths.put("queue", "/queue");
            paths.put("item", "/item?origin=" + URLEncoder.encode(origin, StandardCharsets.UTF_8));
            paths.put("actor", "/actor?id=customer:fake1000");
            paths.put("overview", "/overview");
            paths.put("campaign", "/campaign?id=" + Shop.CAMPAIGN);
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> one : paths.entrySet()) {
                page.navigate(console.at(one.getValue()));
                shoot(page, one.getKey());
            }
            page.keyboard().press("e");
            page.waitForSelector("#decide[open]");
            shoot(page, "decide");
            page.navigate(console.at("/blind"));
            page.click("tr[data-row] a");
            page.waitForSelector("text=Is it honest?");
            shoot(page, "blind");
            Page lea = browser.signedIn(console, "lea", 1120, 640, ColorScheme.LIGHT);
            lea.navigate(console.at("/actor?id=customer:u20"));
            lea.keyboard().press("a");
            lea.waitForSelector("#decide[open]");
            lea.selectOption("#decide [name=reason]", "confirmed");
            lea.fill("#decide [name=comment]", "She called: it is her family's account.");
            lea.click("#decide button[type=submit]");
            lea.waitForSelector("text=Nothing was sent");
            Page lou = browser.signedIn(console, "lou", 1120, 640, ColorScheme.LIGHT);
            lou.navigate(console.at("/second"));
            shoot(lou, "second");
        }
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
