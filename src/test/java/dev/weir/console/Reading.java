package dev.weir.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;

/** What there is to see of a page: what it says, how wide it is, how it is for those who see it small or not at all. */
final class Reading {

    private Reading() {}

    /** How wide the page is: charts are drawn again a moment after the window changed. */
    static int widthAtLast(Page page, int most) {
        return (Integer) page.evaluate(
                "async most => {"
                        + " const end = Date.now() + 5000; const width = () => document.scrollingElement.scrollWidth;"
                        + " while (width() > most && Date.now() < end) await new Promise(again => setTimeout(again, 100));"
                        + " return width(); }",
                most);
    }

    /** What axe finds wrong. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        List<Map<String, Object>> found = (List<Map<String, Object>>) page.evaluate("async () =>"
                + " (await axe.run(document, {resultTypes: ['violations']})).violations"
                + ".map(one => ({id: one.id, at: one.nodes.slice(0, 3).map(node => node.html.slice(0, 160))}))");
        return found.stream().map(one -> one.get("id") + " " + one.get("at")).toList();
    }

    static String axe() throws IOException {
        try (InputStream in = Reading.class.getResourceAsStream("/axe.min.js")) {
            return "() => { " + new String(in.readAllBytes(), UTF_8) + " }";
        }
    }

    static String item(String origin) {
        return "/item?origin=" + URLEncoder.encode(origin, UTF_8);
    }

    /** The console reads answers for who waits, and once more into its index: a page may be a moment behind. */
    static void saysAtLast(Page page, String path, String text) {
        page.evaluate(
                "async ([path, text, patience]) => {"
                        + " const end = Date.now() + patience;"
                        + " while (!(await (await fetch(path)).text()).includes(text)) {"
                        + " if (Date.now() > end) throw new Error(path + ' does not say ' + text);"
                        + " await new Promise(again => setTimeout(again, 200)); } }",
                List.of(path, text, ConsoleIT.ANSWERED));
    }

    static HasTextOptions applied() {
        return new HasTextOptions().setTimeout(ConsoleIT.ANSWERED);
    }

    /** No element came from a producer; dialogs are complaints, which each test looks at. */
    static void notRun(Page page) {
        assertThat((Integer) page.evaluate("document.querySelectorAll('script:not([src]), img').length"))
                .as(page.url())
                .isZero();
    }
}
