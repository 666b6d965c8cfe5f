package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.event.DeadReason;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsException;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who collected a record: a field, a header or the topic says so. */
class SourceDecodeTest {

    private static Settings settings(String source, String more) {
        return TestSettings.parse("""
                streams:
                  ratings: {kind: rating, %s fields: {actor: /u, value: /v, time: order, source: %s}}
                """.formatted(more, source));
    }

    private static Passage decode(Settings settings, Payload.Header... headers) {
        byte[] value = "{\"u\":1,\"v\":2,\"app\":\"ios\",\"topic\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        return Decoder.of(0, settings.streamList().get(0), settings.limits(), List.of())
                .decode(new Payload(null, value, List.of(headers)), new Origin("in.partner", 0, 7, 0), 0);
    }

    private static Payload.Header header(String name, String value) {
        return new Payload.Header(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String source(Passage passage) {
        return passage.event().details().source();
    }

    @Test
    void aFieldNamesIt() {
        assertThat(source(decode(settings("/app", "")))).isEqualTo("ios");
        assertThat(source(decode(settings("[/client, /app]", "")))).isEqualTo("ios");
        assertThat(source(decode(settings("/topic", "")))).isEqualTo("x");
    }

    @Test
    void theLastHeaderOfThatNameNamesIt() {
        Settings settings = settings("{header: app}", "");
        assertThat(source(decode(settings, header("app", "a"), header("app", "ä"), header("App", "c"))))
                .isEqualTo("ä");
        assertThat(source(decode(settings, header("other", "a")))).isNull();
        assertThat(source(decode(settings, header("app", "")))).isNull();
        assertThat(source(decode(settings, new Payload.Header("app", null)))).isNull();
    }

    @Test
    void aHeaderThatIsNoNameIsADeadLetter() {
        Settings settings = settings("{header: app}", "");
        int most = settings.limits().idBytes();
        assertThat(source(decode(settings, header("app", "a".repeat(most))))).hasSize(most);
        for (Payload.Header bad : List.of(
                header("app", "a".repeat(most + 1)),
                header("app", "a\0b"),
                new Payload.Header("app", new byte[] {(byte) 0xff}))) {
            Passage dead = decode(settings, bad);
            assertThat(dead.deadLetter().reason()).isEqualTo(DeadReason.WRONG_TYPE);
            assertThat(dead.deadLetter().error()).startsWith("source in the header app ");
        }
    }

    @Test
    void theTopicNamesIt() {
        assertThat(source(decode(settings("topic", "topic: in.ratings,")))).isEqualTo("in.ratings");
        assertThat(source(decode(settings("topic", "")))).isEqualTo("in.partner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{at: /app, header: app}",
                "{header: weir-source}",
                "{header: ''}",
                "[topic, /app]",
                "{}",
                "app",
            })
    void whatNamesItTwiceOrNotAtAllIsRefused(String source) {
        assertThatThrownBy(() -> settings(source, ""))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("fields.source");
    }
}
