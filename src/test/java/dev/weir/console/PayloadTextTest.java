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
        assertThat(PayloadText.of(new PayloadView("AAEC", Form.BASE64, 3), PLACES)
                        .render())
                .contains("AAEC", "Not text: base64 of 3 bytes");
        assertThat(PayloadText.of(new PayloadView("", Form.NONE, 0), PLACES).render())
                .contains("has no value");
        assertThat(PayloadText.of(new PayloadView("x", Form.TEXT, 70_000), PLACES)
                        .render())
                .contains("70,000 bytes, of which the first 65,536 are shown");
    }

    @Property
    void noPayloadBecomesMarkup(@ForAll String text) {
        String html = html(text) + html("{\"user\":{\"id\":\"" + text.replaceAll("[\"\\\\\\p{Cntrl}]", "") + "<x>\"}}");

        assertThat(html.replaceAll("</?(div|pre|p|mark|span)( (class|dir)=\"[a-z]+\")*>", ""))
                .doesNotContain("<");
    }

    private static String html(String text) {
        return PayloadText.of(new PayloadView(text, Form.TEXT, text.length()), PLACES)
                .render();
    }
}
