package dev.weir.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.chain.ChainRecord;
import dev.weir.chain.Head;
import dev.weir.chain.Links;
import dev.weir.chain.Seal;
import dev.weir.sign.Jws;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An audit for tests, and what an attacker makes of it. */
final class Trail {

    static final KeyPair KEY = KeyFile.generate();
    static final String PUBLIC = PublicKeys.text(KEY.getPublic());
    static final long BEGIN = 1_767_268_800_000L;
    static final int DAY = 86_400;

    private final Head[] heads = Head.STARTS.toArray(Head[]::new);
    private final @Nullable KeyPair key;
    private final Consumer<byte[]> out;
    private long seals;
    private int written;

    private Trail(@Nullable KeyPair key, Consumer<byte[]> out) {
        this.key = key;
        this.out = out;
    }

    /** So many records of a hundred contributors, one a second, a seal after each {@code every} and at the end. */
    static List<AuditLine> sealed(int records, int every) {
        return written(records, every, KEY);
    }

    static List<AuditLine> unsigned(int records, int every) {
        return written(records, every, null);
    }

    /** What a job writes that begins anew, a day later. */
    static List<AuditLine> anew(int records, int every) {
        return anew(records, every, DAY);
    }

    /** @param from second in which it begins: a job that reads its input again is of the same time again */
    static List<AuditLine> anew(int records, int every, int from) {
        List<byte[]> lines = new ArrayList<>();
        new Trail(null, lines::add).write(records, every, from);
        return placed(lines);
    }

    private static List<AuditLine> written(int records, int every, @Nullable KeyPair key) {
        List<byte[]> lines = new ArrayList<>();
        write(records, every, key, lines::add);
        return placed(lines);
    }

    private static List<AuditLine> placed(List<byte[]> lines) {
        List<AuditLine> trail = new ArrayList<>();
        for (byte[] line : lines) {
            trail.add(line(line, trail.size() + 1));
        }
        return trail;
    }

    /** Writes so many, without keeping them. */
    static void write(int records, int every, @Nullable KeyPair key, Consumer<byte[]> out) {
        new Trail(key, out).write(records, every, 0);
    }

    private void write(int records, int every, int from) {
        written = from;
        for (int i = 0; i < records; i++) {
            add(
                    "customer:u" + i % 100,
                    "{\"v\":1,\"type\":\"held\",\"subject\":\"customer:u" + i % 100
                            + "\",\"stream\":\"ratings\",\"check\":\"rate\",\"count\":1,\"first\":\"in/0/" + i
                            + "\",\"last\":\"in/0/"
                            + i + "\",\"digest\":\"" + Links.hash(("record " + i).getBytes(UTF_8)) + "\"}");
            if (i % every == every - 1 || i == records - 1) {
                seal();
            }
        }
    }

    private void add(String subject, String json) {
        int chain = Links.chain(subject);
        byte[] content = Links.content(json.getBytes(UTF_8), BEGIN + written++ * 1000L, chain, heads[chain]);
        String hash = Links.hash(content);
        write(chain, hash, Links.line(content, hash));
    }

    private void seal() {
        Seal seal = new Seal(seals++, Arrays.asList(heads));
        int chain = seal.chain();
        byte[] content = Links.content(seal.json(), BEGIN + written++ * 1000L, chain, heads[chain]);
        String hash = Links.hash(content);
        write(
                chain,
                hash,
                key == null
                        ? Links.line(content, hash)
                        : Links.line(
                                content, hash, Jws.sign(content, PublicKeys.text(key.getPublic()), key.getPrivate())));
    }

    private void write(int chain, String hash, byte[] line) {
        heads[chain] = heads[chain].then(hash);
        out.accept(line);
    }

    /** The first record of its chain. */
    static AuditLine chained(byte[] json, String subject) {
        byte[] content = Links.content(json, BEGIN, Links.chain(subject), Head.START);
        return line(Links.line(content, Links.hash(content)), 1);
    }

    static AuditLine line(byte[] bytes, int number) {
        return new AuditLine(bytes, AuditLine.FILE, "audit.jsonl:" + number);
    }

    static ChainRecord record(AuditLine line) {
        return Objects.requireNonNull(ChainRecord.read(line.bytes()));
    }

    /** The same record with another content, and a hash that fits it. */
    static AuditLine forged(AuditLine line, String from, String to) {
        byte[] content =
                new String(record(line).content(), UTF_8).replace(from, to).getBytes(UTF_8);
        return new AuditLine(Links.line(content, Links.hash(content)), line.partition(), line.place());
    }

    static AuditReport verified(List<AuditLine> trail) {
        ChainVerifier verifier = new ChainVerifier(Set.of(PUBLIC));
        trail.forEach(verifier::take);
        return verifier.end();
    }
}
