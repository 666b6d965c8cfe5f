package dev.weir.lab;

import dev.weir.event.DeadReason;
import dev.weir.event.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records as broken producers send them: one for every reason that a JSON record can be a dead letter for. */
public final class Faults {

    private static final Set<DeadReason> OF_OTHER_FORMATS =
            EnumSet.of(DeadReason.NOT_CSV, DeadReason.NOT_AVRO, DeadReason.UNKNOWN_SCHEMA);

    private static final int TOO_DEEP = 5000;

    private final int recordBytes;
    private final int idBytes;

    /**
     * @param recordBytes the largest record that is judged
     * @param idBytes the longest id that is judged
     */
    public Faults(int recordBytes, int idBytes) {
        this.recordBytes = recordBytes;
        this.idBytes = idBytes;
    }

    /** The reasons that {@link #spoil} can provoke: all that concern JSON. */
    public static List<DeadReason> reasons() {
        List<DeadReason> reasons = new ArrayList<>(List.of(DeadReason.values()));
        reasons.removeAll(OF_OTHER_FORMATS);
        return List.copyOf(reasons);
    }

    /**
     * {@code deed}'s record with the fault that makes it a dead letter for {@code reason}. For {@link
     * DeadReason#DUPLICATE} the record is as it should be: it only must have been sent before.
     *
     * @throws IllegalArgumentException for a reason that a record of another format has
     */
    public Payload spoil(DeadReason reason, Deed deed) {
        return new Payload(DeedJson.key(deed), value(reason, deed), List.of());
    }

    private byte @Nullable [] value(DeadReason reason, Deed deed) {
        byte[] good = DeedJson.value(deed);
        return switch (reason) {
            case NOT_UTF8 -> notUtf8(good);
            case NOT_JSON -> Arrays.copyOf(good, good.length - 9);
            case MISSING_FIELD -> replaced(good, "\"film\"", "\"movie\"");
            case WRONG_TYPE -> replaced(good, "\"customer\":\"" + deed.customer() + "\"", "\"customer\":{}");
            case NOT_FINITE -> withStars(good, "1e999");
            case OUT_OF_SCALE -> withStars(good, "11");
            case TIME_UNREADABLE -> replaced(good, "\"ts\":" + deed.time(), "\"ts\":\"yesterday\"");
            case TOO_LARGE -> withNote(good, "\"" + "x".repeat(recordBytes) + "\"");
            case TOO_DEEP -> withNote(good, "[".repeat(TOO_DEEP) + "]".repeat(TOO_DEEP));
            case EMPTY -> new byte[0];
            case TOMBSTONE -> null;
            case ID_TOO_LONG -> replaced(good, deed.customer(), deed.customer() + "c".repeat(idBytes));
            case DUPLICATE -> good;
            case NOT_CSV, NOT_AVRO, UNKNOWN_SCHEMA ->
                throw new IllegalArgumentException("a JSON record cannot be a bad one of another format: " + reason);
        };
    }

    /** Latin-1 where UTF-8 is due. */
    private static byte[] notUtf8(byte[] good) {
        byte[] bad = good.clone();
        bad[bad.length / 2] = (byte) 0xE9;
        return bad;
    }

    private static byte[] withStars(byte[] good, String number) {
        return bytes(text(good).replaceFirst("\"stars\":[0-9.]+", "\"stars\":" + number));
    }

    private static byte[] withNote(byte[] good, String note) {
        return replaced(good, "{\"customer\"", "{\"note\":" + note + ",\"customer\"");
    }

    private static byte[] replaced(byte[] good, String part, String by) {
        return bytes(text(good).replace(part, by));
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
