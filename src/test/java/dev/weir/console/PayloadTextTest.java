package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.index.HeldItem.PayloadView;
import dev.weir.index.HeldItem.PayloadView.Form;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PayloadTextTest {

    private static final Map<List<String>, List<String>> PLACES =
            Map.of(List.of("actor"), List.of("/user/id"), List.of("value"), List.of("/stars", "/rating"));

    private static final Mask ALL = new Mask(List.of());

    @Test
    void whatIsReadIsMarkedAndNumbersStayAsTheyWereWritten() {
        String html = html("{\"user\":{\"id\":\"u1\"},\"rating\":4.50,\"big\":12345678901234567890}");

        assertThat(html)
                .contains("<mark>&quot;u1&quot;</mark><span class=\"field\"> actor</span>")
                .contains("<mark>4.50</mark><span class=\"field\"> value</span>")
                .contains("&quot;big&quot;: 12345678901234567890")
                .contains("{\n  &quot;user&quot;: {\n    &quot;id&quot;");
    }

    @Test
    void whatIsNoJsonIsShownAsItIs() {
        assertThat(html("u1,5,<b>")).contains("u1,5,&lt;b&gt;");
        assertThat(html("{\"a\":1")).contains("{&quot;a&quot;:1<").doesNotContain("\n");
        assertThat(html("[".repeat(50) + "]".repeat(50))).contains("[".repeat(50));
    }

    @Test
    void bytesAndNothingAreSaid() {
        assertThat(PayloadText.of(new PayloadView("AAEC", Form.BASE64, 3), PLACES, ALL)
                        .render())
                .contains("AAEC", "Not text: base64 of 3 bytes");
        assertThat(PayloadText.of(new PayloadView("", Form.NONE, 0), PLACES, ALL)
                        .render())
                .contains("has no value");
        assertThat(PayloadText.of(new PayloadView("x", Form.TEXT, 70_000), PLACES, ALL)
                        .render())
                .contains("70,000 bytes, of which the first 65,536 are shown");
    }

    @Test
    void whatIsMaskedIsNotInThePage() {
        Mask mask = new Mask(List.of("/email", "/user/home", "/a~1b"));
        assertThat(masked(
                        "{\"email\":\"xq7\",\"emails\":\"e1\",\"user\":{\"id\":\"u1\",\"home\":{\"street\":[\"xq7\",2]}},"
                                + "\"a/b\":77123,\"em\\u0061il\":\"xq7\",\"last\":\"l1\"}",
                        mask))
                .doesNotContain("xq7", "77123", "street")
                .contains("e1", "<mark>&quot;u1&quot;</mark>", "l1")
                .contains("&quot;email&quot;: ••••,\n", "&quot;home&quot;: ••••\n  }");
        assertThat(masked("[{\"email\":\"e2\"}]", mask)).contains("e2");
        assertThat(masked("{\"email\":\"xq7\"}{\"email\":\"xq7\"}", mask)).doesNotContain("xq7");
    }

    @Test
    void whatIsNotWhollyReadIsNotShownWhereAnythingIsMasked() {
        Mask mask = new Mask(List.of("/email"));
        assertThat(masked("{\"user\":\"u1\",\"email\":\"xq7\"", mask)).doesNotContain("xq7", "u1");
        assertThat(masked("u1,xq7", mask)).doesNotContain("xq7");
        assertThat(masked("{\"x\":" + "[".repeat(50) + "\"xq7\"" + "]".repeat(50) + "}", mask))
                .doesNotContain("xq7");
        assertThat(PayloadText.of(new PayloadView("eHE3", Form.BASE64, 3), PLACES, mask)
                        .render())
                .doesNotContain("eHE3")
                .contains("none of its 3 bytes");
    }

    @Property
    void noPayloadBecomesMarkup(@ForAll String text) {
        String html = html(text) + html("{\"user\":{\"id\":\"" + text.replaceAll("[\"\\\\\\p{Cntrl}]", "") + "<x>\"}}");

        assertThat(html.replaceAll("</?(div|pre|p|mark|span)( (class|dir)=\"[a-z]+\")*>", ""))
                .doesNotContain("<");
    }

    private static String masked(String text, Mask mask) {
        return PayloadText.of(new PayloadView(text, Form.TEXT, text.length()), PLACES, mask)
                .render();
    }

    private static String html(String text) {
        return PayloadText.of(new PayloadView(text, Form.TEXT, text.length()), PLACES, ALL)
                .render();
    }
}
