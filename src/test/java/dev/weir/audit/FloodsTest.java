package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.chain.MultisetDigest;
import dev.weir.event.Origin;
import dev.weir.route.AuditJson;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloodsTest {

    private static final long NOON = Events.NOON;

    private final List<AuditJson.Verdicts> out = new ArrayList<>();
    private final Floods floods = new Floods(out::add);

    @Test
    void whatGoesOutAlikeWithinASecondIsOneEntry() {
        // When
        add("u1", "rate", NOON, 5);
        add("u1", "rate", NOON + 999, 3);
        add("u1", "rate", NOON + 1000, 6);
        add("u2", "rate", NOON, 7);
        add("u1", "time", NOON, 8);
        floods.close();

        // Then
        assertThat(out)
                .extracting(one ->
                        one.subject() + ' ' + one.check() + ' ' + one.count() + ' ' + one.first() + ' ' + one.last())
                .containsExactlyInAnyOrder(
                        "u1 rate 2 in/0/3 in/0/5",
                        "u1 rate 1 in/0/6 in/0/6",
                        "u2 rate 1 in/0/7 in/0/7",
                        "u1 time 1 in/0/8 in/0/8");
    }

    @Test
    void oneIsKnownByItsFingerprintAndSeveralByTheDigestOfAll() {
        // Given
        MultisetDigest both = new MultisetDigest();
        both.add(fingerprint(1));
        both.add(fingerprint(2));

        // When
        add("u1", "rate", NOON, 1);
        floods.close();
        add("u1", "rate", NOON, 2);
        add("u1", "rate", NOON, 1);
        floods.close();

        // Then
        assertThat(out)
                .extracting(AuditJson.Verdicts::digest)
                .containsExactly(HexFormat.of().formatHex(fingerprint(1)), both.hex());
    }

    @Test
    void noMoreThanItsBoundAreOpen() {
        for (int i = 0; i < Floods.MOST; i++) {
            add("u" + i, "rate", NOON, i);
        }
        assertThat(out).isEmpty();

        add("one more", "rate", NOON, 9);

        assertThat(out).extracting(AuditJson.Verdicts::subject).containsExactly("u0");
    }

    @Test
    void whatHasNoTimeIsOneEntryInWhateverOrderItComes() {
        // When
        add("ratings", "not-json", Floods.TIMELESS, 7);
        add("ratings", "bad-time", Floods.TIMELESS, 4);
        add("ratings", "not-json", Floods.TIMELESS, 2);
        floods.close();
        List<AuditJson.Verdicts> once = List.copyOf(out);
        out.clear();
        add("ratings", "not-json", Floods.TIMELESS, 2);
        add("ratings", "not-json", Floods.TIMELESS, 7);
        add("ratings", "bad-time", Floods.TIMELESS, 4);
        floods.close();

        // Then
        assertThat(out).isEqualTo(once).hasSize(2);
        assertThat(once.get(1).time()).isNull();
        assertThat(once.get(1).first()).isEqualTo("in/0/2");
    }

    private void add(String subject, String check, long time, int offset) {
        floods.add(
                new Floods.Kind("held", "ratings", subject, check),
                time,
                new Origin("in", 0, offset, 0),
                fingerprint(offset));
    }

    private static byte[] fingerprint(int of) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) of;
        bytes[1] = (byte) (of >> 8);
        return bytes;
    }
}
