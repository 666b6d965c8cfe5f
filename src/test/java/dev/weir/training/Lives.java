package dev.weir.training;

import dev.weir.TestSettings;
import dev.weir.settings.Settings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lines as a replay writes them, of payments and of labels about them; times are in days. */
final class Lives {

    static final long DAY = 86_400_000L;

    static final Settings SETTINGS = TestSettings.parse("""
            streams:
              payments:
                kind: transaction
                fields: {actor: /card, object: /shop, value: /amount, eventId: /id, time: /t, label: /fraud}
              chargebacks:
                kind: feedback
                fields:
                  actor: /bank
                  time: /t
                  label: {at: /fraud, source: /by, of: /id, stream: payments, window: 10d, maturity: 5d}
              ratings:
                kind: rating
                fields: {actor: /a, object: /o, value: /v, time: order}
            """);

    private Lives() {}

    static String payment(long line, String id, String card, double day, @Nullable String label) {
        return "{\"v\":1,\"origin\":\"p.json:" + line + "\",\"eventId\":\"" + id + "\",\"stream\":\"payments\","
                + "\"kind\":\"transaction\",\"actor\":\"" + card + "\",\"actorType\":\"card\",\"object\":\"s1\","
                + "\"value\":12.50," + (label == null ? "" : own(label, day)) + "\"source\":\"app\","
                + rest(day, "admitted", 1);
    }

    /** The fields of a payment's own label. */
    static String own(String label, double day) {
        return "\"label\":\"" + label + "\",\"labelTime\":\"" + iso(day) + "\",";
    }

    static String said(long line, String of, String label, double day, @Nullable String by) {
        return said(line, of, label, day, by, "bank", 1);
    }

    static String said(
            long line, String of, String label, double day, @Nullable String by, String actor, double trust) {
        return "{\"v\":1,\"origin\":\"l.json:" + line + "\",\"stream\":\"chargebacks\",\"kind\":\"feedback\","
                + "\"actor\":\"" + actor + "\",\"actorType\":\"bank\",\"labelOf\":\"" + of + "\",\"label\":\"" + label
                + "\",\"labelTime\":\"" + iso(day) + "\"," + (by == null ? "" : "\"labelSource\":\"" + by + "\",")
                + rest(day, "admitted", trust);
    }

    static String rest(double day, String verdict, double trust) {
        return "\"time\":\"" + iso(day) + "\",\"verdict\":\"" + verdict + "\",\"trust\":" + trust
                + ",\"policy\":\"default@1\",\"payload\":\"{\\\"label\\\":1}\"}";
    }

    static String iso(double day) {
        return Instant.ofEpochMilli(millis(day)).toString();
    }

    static long millis(double day) {
        return Math.round(day * DAY);
    }
}
