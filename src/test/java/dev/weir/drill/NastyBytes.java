package dev.weir.drill;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Values that no producer should send: random bytes, valid records with a few bytes changed, and known breakers of parsers. */
final class NastyBytes implements Supplier<Sent> {

    private static final List<String> CORPUS = List.of(
            "[".repeat(3000) + "]".repeat(3000),
            "{\"id\":".repeat(600) + "1" + "}".repeat(600),
            "{\"stars\":" + "9".repeat(2000) + "}",
            "{\"stars\":1e" + "9".repeat(400) + "}",
            "{\"stars\":-0.0,\"ts\":1e3,\"user\":{\"id\":1e2},\"movie\":null}",
            "{\"id\":\"a\",\"id\":\"b\",\"user\":{\"id\":\"u\"},\"user\":{\"id\":\"v\"},\"movie\":\"m\",\"stars\":1,\"ts\":1}",
            "{\"user\":{\"id\":\"\\ud800\"},\"movie\":\"m\",\"stars\":1,\"ts\":1700000000000}",
            "{\"user\":{\"id\":\"\\udc00\\ud800\"},\"movie\":\"\\u0000\",\"stars\":1,\"ts\":1700000000000}",
            "\ufeff{\"user\":{\"id\":\"bom\"},\"movie\":\"m\",\"stars\":1,\"ts\":1700000000000}",
            "{\"user\":{\"id\":\"nul\u0000nul\"},\"movie\":\"m\",\"stars\":1,\"ts\":1700000000000}",
            "{\"user\":{\"id\":\"u\"},\"movie\":\"m\",\"stars\":1,\"ts\":9223372036854775807}",
            "{\"user\":{\"id\":\"u\"},\"movie\":\"m\",\"stars\":1,\"ts\":-9223372036854775808}",
            "{\"user\":{\"id\":\"u\"},\"movie\":\"m\",\"stars\":1,\"ts\":1700000000000} trailing",
            "{\"user\":{\"id\":\"" + "\u202e\u0301".repeat(60)
                    + "\"},\"movie\":\"m\",\"stars\":1,\"ts\":1700000000000}",
            "{\"user\":[{\"id\":\"u\"}],\"movie\":[],\"stars\":{},\"ts\":true}",
            "null",
            "0",
            "\"",
            "{}",
            "{\"__proto__\":{\"id\":1},\"user\":{\"id\":\"guest\"},\"movie\":\"m\",\"stars\":\"4.5\",\"ts\":1700000000000}");

    private final Random random;
    private final String topic;
    private final int partitions;
    private final long time;
    private long count;

    /** @param seed the same gives the same records */
    NastyBytes(long seed, String topic, int partitions, long time) {
        this.random = new Random(seed);
        this.topic = topic;
        this.partitions = partitions;
        this.time = time;
    }

    @Override
    public Sent get() {
        long number = count++;
        byte[] value = number < CORPUS.size()
                ? CORPUS.get((int) number).getBytes(StandardCharsets.UTF_8)
                : random.nextInt(4) == 0 ? noise() : mutated(number);
        return Sent.of(topic, random.nextInt(partitions), "k" + number, value, time + number % 1000, Fate.ANSWERED);
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A valid record with one to four changes: a byte replaced, removed, doubled, or a piece of the corpus put in. */
    private byte[] mutated(long number) {
        String good = new Community.Fields(
                        "u" + random.nextInt(500), "m" + random.nextInt(50), 1 + random.nextInt(10), "e" + number, time)
                .json();
        byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
        for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
            bytes = changed(bytes, random.nextInt(bytes.length));
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes, int at) {
        return switch (random.nextInt(5)) {
            case 0 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
            case 1 -> joined(bytes, at, new byte[0], at + 1);
            case 2 -> joined(bytes, at, new byte[] {bytes[at], bytes[at]}, at + 1);
            case 3 -> Arrays.copyOf(bytes, at);
            default -> {
                byte[] piece = CORPUS.get(random.nextInt(CORPUS.size())).getBytes(StandardCharsets.UTF_8);
                yield joined(bytes, at, Arrays.copyOf(piece, random.nextInt(Math.min(piece.length, 60)) + 1), at);
            }
        };
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int from) {
        byte[] all = Arrays.copyOf(bytes, end + middle.length + bytes.length - from);
        System.arraycopy(middle, 0, all, end, middle.length);
        System.arraycopy(bytes, from, all, end + middle.length, bytes.length - from);
        return all;
    }
}
