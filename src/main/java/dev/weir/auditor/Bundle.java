package dev.weir.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.chain.ChainRecord;
import dev.weir.chain.Head;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder that holds the audit of a time: {@code records.jsonl}, the seals around it in {@code opening.json} and {@code closing.json}, what
 * it is in {@code bundle.json}, and all of it for a person in {@code index.html}. It verifies by itself.
 */
public final class Bundle {

    static final String ABOUT = "bundle.json";
    static final String RECORDS = "records.jsonl";
    static final String OPENING = "opening.json";
    static final String CLOSING = "closing.json";
    static final String PAGE = "index.html";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Bundle() {}

    /**
     * Takes the records of a time out.
     *
     * @param from the first moment
     * @param to the first moment that is no longer meant
     * @param folder a new folder
     * @param about more to tell of it: names and versions
     * @return how many records it holds
     * @throws IOException when the folder is there already, or something cannot be read or written
     */
    public static long export(
            AuditSource source, Instant from, Instant to, Path folder, SortedMap<String, String> about)
            throws IOException {
        Range range = Range.find(source, from, to);
        Files.createDirectory(folder);
        BundlePage page = new BundlePage(from, to);
        long[] count = new long[1];
        Runs runs = new Runs();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(RECORDS)))) {
            source.read(line -> {
                ChainRecord record = Range.read(line);
                if (record != null && range.covers(record, runs.take(record))) {
                    out.write(line.bytes());
                    out.write('\n');
                    page.take(record, line.bytes());
                    count[0]++;
                }
            });
        }
        seal(folder.resolve(OPENING), range.opening());
        seal(folder.resolve(CLOSING), range.closing());
        AuditReport report = records(folder, Set.of());
        ObjectNode json =
                JSON.createObjectNode().put("v", 1).put("from", from.toString()).put("to", to.toString());
        about.forEach(json::put);
        json.put("records", count[0]);
        ArrayNode keys = json.putArray("keys");
        report.keys().forEach(keys::add);
        Files.writeString(
                folder.resolve(ABOUT), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        page.write(folder.resolve(PAGE), report, about);
        return count[0];
    }

    /** Whether a path is a bundle. */
    public static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve(RECORDS));
    }

    /**
     * Verifies a bundle from its own files alone.
     *
     * @param trusted public keys that may have sealed; empty: any
     */
    public static AuditReport verify(Path folder, Set<String> trusted) throws IOException {
        JsonNode about = about(folder.resolve(ABOUT));
        AuditReport report = records(folder, trusted);
        if (about.path("records").asLong() != report.records()) {
            throw new IOException(folder.resolve(ABOUT) + " says "
                    + about.path("records").asLong() + " records, " + RECORDS + " has " + report.records()
                    + ": the bundle is not whole");
        }
        return report.with(shorter(folder, about));
    }

    /** Whether a seal behind its time says that nothing is missing at its end. */
    public static boolean isClosed(Path folder) {
        return Files.exists(folder.resolve(CLOSING));
    }

    /** What the chains and seals of a folder say, whatever time it is of. */
    private static AuditReport records(Path folder, Set<String> trusted) throws IOException {
        Path opening = folder.resolve(OPENING);
        ChainVerifier verifier = ChainVerifier.ofPart(trusted, Files.exists(opening) ? heads(opening) : Head.STARTS);
        takeSeal(verifier, opening);
        AuditSource.file(folder.resolve(RECORDS)).read(verifier::take);
        takeSeal(verifier, folder.resolve(CLOSING));
        return verifier.end();
    }

    /** Whether the seals are around the time that the bundle says it is of: others would make it shorter, and fit. */
    private static List<AuditFinding> shorter(Path folder, JsonNode about) throws IOException {
        List<AuditFinding> findings = new ArrayList<>();
        for (String name : List.of(OPENING, CLOSING)) {
            ChainRecord seal = Files.exists(folder.resolve(name)) ? Range.read(line(folder.resolve(name))) : null;
            String bound = about.path(name.equals(OPENING) ? "from" : "to").asText();
            if (seal == null) {
                continue;
            }
            boolean isBefore = seal.time().isBefore(instant(folder, bound));
            if (isBefore != name.equals(OPENING)) {
                findings.add(new AuditFinding(
                        AuditFinding.Kind.CUT,
                        seal.chain(),
                        seal.number(),
                        name + ":1",
                        "this seal is of " + seal.at() + ", and the bundle says that it holds all "
                                + (isBefore ? "to " : "from ") + bound + "; expected a seal "
                                + (isBefore ? "at or behind that" : "before that")));
            }
        }
        return findings;
    }

    private static Instant instant(Path folder, String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IOException(folder.resolve(ABOUT) + " says '" + text + "', which is no time", e);
        }
    }

    /**
     * Where all chains stood by a seal that is a file of its own.
     *
     * @throws IOException when it is none
     */
    public static List<Head> heads(Path seal) throws IOException {
        AuditLine line = line(seal);
        ChainRecord record = Range.read(line);
        if (record == null || record.seal() == null) {
            throw new IOException(seal + " is no seal; give a file with one line of the audit whose type is seal");
        }
        return record.seal().heads();
    }

    /** What the bundle says of itself. Without that nobody knows of which time it should hold all. */
    private static JsonNode about(Path file) throws IOException {
        JsonNode about = Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
        for (String name : List.of("from", "to", "records")) {
            if (!about.has(name)) {
                throw new IOException(file + " does not say '" + name
                        + "', so nobody knows what this should hold: the bundle is not whole; ask for it again");
            }
        }
        return about;
    }

    private static void takeSeal(ChainVerifier verifier, Path file) throws IOException {
        if (Files.exists(file)) {
            verifier.takeSeal(line(file));
        }
    }

    private static AuditLine line(Path file) throws IOException {
        byte[] bytes = Files.readString(file).strip().getBytes(UTF_8);
        return new AuditLine(bytes, AuditLine.FILE, Objects.requireNonNull(file.getFileName()) + ":1");
    }

    private static void seal(Path file, Range.@Nullable Sealed sealed) throws IOException {
        if (sealed != null) {
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(sealed.line().bytes());
                out.write('\n');
            }
        }
    }
}
