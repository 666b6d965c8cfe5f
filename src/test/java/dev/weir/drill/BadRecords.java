package dev.weir.drill;

import dev.weir.drill.Community.Fields;
import dev.weir.event.DeadReason;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One broken record for each reason. */
final class BadRecords {

    /** What a JSON topic can suffer: all but broken records of other formats. */
    static final List<DeadReason> OF_JSON = List.copyOf(
            EnumSet.complementOf(EnumSet.of(DeadReason.NOT_CSV, DeadReason.NOT_AVRO, DeadReason.UNKNOWN_SCHEMA)));

    /** What is tried on the CSV topic. */
    static final List<DeadReason> OF_CSV = List.copyOf(Set.of(
            DeadReason.NOT_CSV,
            DeadReason.NOT_UTF8,
            DeadReason.MISSING_FIELD,
            DeadReason.TIME_UNREADABLE,
            DeadReason.TOO_LARGE,
            DeadReason.EMPTY,
            DeadReason.TOMBSTONE,
            DeadReason.ID_TOO_LONG));

    private static final String LARGE = "x".repeat(Community.RECORD_BYTES);
    private static final String LONG_ID = "i".repeat(257);
    private static final String DEEP = "[".repeat(65) + "]".repeat(65);

    byte @Nullable [] json(DeadReason reason, Fields fields) {
        String good = fields.json();
        return switch (reason) {
            case TOMBSTONE -> null;
            case EMPTY -> bytes(fields.halves() % 2 == 0 ? "" : " \n");
            case NOT_UTF8 -> broken(good);
            case NOT_JSON -> bytes(good.substring(0, good.length() - 1 - fields.halves()));
            case MISSING_FIELD -> bytes(good.replace("\"movie\"", "\"film\""));
            case WRONG_TYPE -> bytes(good.replaceFirst("\"stars\":[0-9.]+", "\"stars\":true"));
            case NOT_FINITE -> bytes(good.replaceFirst("\"stars\":[0-9.]+", "\"stars\":1e999"));
            case OUT_OF_SCALE -> bytes(good.replaceFirst("\"stars\":[0-9.]+", "\"stars\":5.25"));
            case TIME_UNREADABLE -> bytes(good.replaceFirst("\"ts\":[0-9]+", "\"ts\":\"yesterday\""));
            case TOO_LARGE -> bytes(good.replace("{\"id\"", "{\"note\":\"" + LARGE + "\",\"id\""));
            case TOO_DEEP -> bytes(good.replace("{\"id\"", "{\"note\":" + DEEP + ",\"id\""));
            case ID_TOO_LONG -> bytes(good.replace("\"" + fields.user() + "\"", "\"" + LONG_ID + "\""));
            case NOT_CSV, NOT_AVRO, UNKNOWN_SCHEMA, DUPLICATE ->
                throw new IllegalArgumentException("no broken JSON for " + reason);
        };
    }

    byte @Nullable [] csv(DeadReason reason, Fields fields) {
        String good = fields.csv();
        return switch (reason) {
            case TOMBSTONE -> null;
            case EMPTY -> bytes("");
            case NOT_UTF8 -> broken(good);
            case NOT_CSV -> bytes(fields.halves() % 2 == 0 ? good + ",\"open" : good + ",one,too,many");
            case MISSING_FIELD -> bytes(good.replaceFirst("^[^,]*,", ","));
            case TIME_UNREADABLE -> bytes(good.replace("," + fields.time() + ",", ",soon,"));
            case TOO_LARGE -> bytes(good.replace("play, full", "play, " + LARGE));
            case ID_TOO_LONG -> bytes(LONG_ID + good);
            default -> throw new IllegalArgumentException("no broken row for " + reason);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A byte that begins a sequence of two, followed by one that cannot end it. */
    private static byte[] broken(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[text.indexOf('m') + 1] = (byte) 0xC3;
        return bytes;
    }
}
