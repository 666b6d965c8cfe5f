package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.event.DeadReason;
import dev.weir.event.Details;
import dev.weir.event.Features;
import dev.weir.event.Label;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Reference;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an event carries beside who, what and when. */
class DetailsDecodeTest {

    private static final Settings SETTINGS = TestSettings.parse("""
            streams:
              payments:
                kind: transaction
                fields:
                  actor: {type: card, at: /card}
                  value: /amount
                  eventId: /id
                  time: {at: /at, unit: ms}
                  source: /app
                  currency: /cur
                  counterparty: /payee
                  device: /dev
                  address: /from
                  features: {speed: /f/speed, is new: [/f/new, /new]}
                  label: {at: /fraud, source: /by}
              labels:
                kind: observation
                fields:
                  actor: /by
                  time: {at: /at, unit: ms}
                  label: {at: /fraud, of: /id, stream: payments}
            """);

    private static Passage decode(String stream, String json) {
        int number = SETTINGS.streamNames().indexOf(stream);
        Decoder decoder = Decoder.of(number, SETTINGS.streamList().get(number), SETTINGS.limits(), List.of());
        return decoder.decode(Payload.ofValue(json.getBytes(StandardCharsets.UTF_8)), Origin.line("f", 1), 0);
    }

    private static String payment(String more) {
        return "{\"card\":\"c\",\"amount\":5,\"id\":\"t1\",\"at\":1000" + more + "}";
    }

    @Test
    void everythingThatIsThereIsRead() {
        // When
        Details details = decode(
                        "payments",
                        payment(",\"app\":\"ios\",\"cur\":\"EUR\",\"payee\":\"shop\",\"dev\":7,\"from\":\"1.2.3.4\","
                                + "\"f\":{\"speed\":\"2.5\"},\"new\":-1,\"fraud\":true,\"by\":\"bank\""))
                .event()
                .details();

        // Then
        assertThat(details)
                .isEqualTo(new Details(
                        "ios",
                        "EUR",
                        "shop",
                        "7",
                        "1.2.3.4",
                        Features.of(2.5, -1),
                        new Label(null, "true", 1000, "bank")));
        assertThat(details.labeller()).isEqualTo("bank");
    }

    @Test
    void nothingOfItIsNeeded() {
        Details details = decode("payments", payment(",\"fraud\":\"\",\"dev\":null"))
                .event()
                .details();
        assertThat(details)
                .isEqualTo(new Details(null, null, null, null, null, Features.of(Double.NaN, Double.NaN), null));
        assertThat(details.labeller()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"'\"p 1\"', p 1", "17, 17", "'\"\"', ", "null, "})
    void whatAnEventRefersToIsText(String json, @Nullable String id) {
        Settings settings = TestSettings.parse("""
                streams:
                  reviews:
                    kind: feedback
                    fields: {actor: /user, reference: /purchase, time: order}
                    reference: {topic: shop.purchases}
                """);
        Decoder decoder = Decoder.of(0, settings.streamList().get(0), settings.limits(), List.of());
        String record = "{\"user\":\"u\",\"purchase\":" + json + "}";

        Passage passage =
                decoder.decode(Payload.ofValue(record.getBytes(StandardCharsets.UTF_8)), Origin.line("f", 1), 0);

        assertThat(passage.event().details().reference()).isEqualTo(id == null ? Reference.UNNAMED : Reference.to(id));
    }

    @Test
    void aLabelWithoutASourceOfItsOwnIsTheCollectors() {
        Details details = decode("payments", payment(",\"fraud\":0,\"app\":\"ios\""))
                .event()
                .details();
        assertThat(details.label()).isEqualTo(new Label(null, "0", 1000, null));
        assertThat(details.labeller()).isEqualTo("ios");
    }

    @Test
    void aLabelOfAnotherEventNamesIt() {
        Passage passage = decode("labels", "{\"by\":\"bank\",\"at\":9,\"fraud\":1,\"id\":\"t1\"}");
        assertThat(passage.event().details().label()).isEqualTo(new Label("t1", "1", 9, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "payments | ,\"f\":{\"speed\":\"fast\"} | WRONG_TYPE | features.speed at /f/speed is 'fast'",
                "payments | ,\"f\":{\"new\":\"NaN\"} | NOT_FINITE | features.is new at /f/new is 'NaN'",
                "payments | ,\"f\":{\"speed\":[1]} | WRONG_TYPE | features.speed at /f/speed is an array",
                "payments | ,\"fraud\":{} | WRONG_TYPE | label at /fraud is an object",
                "payments | ,\"dev\":[] | WRONG_TYPE | device at /dev is an array",
                "labels | ,\"by\":\"b\",\"fraud\":1,\"id\":null | MISSING_FIELD | label.of"
            })
    void whatCannotBeReadIsNamed(String stream, String more, DeadReason reason, String error) {
        Passage passage = decode(stream, stream.equals("payments") ? payment(more) : "{\"at\":9" + more + "}");
        assertThat(passage.what()).isEqualTo(Passage.What.DEAD_LETTER);
        assertThat(passage.deadLetter().reason()).isEqualTo(reason);
        assertThat(passage.deadLetter().error()).contains(error);
    }
}
