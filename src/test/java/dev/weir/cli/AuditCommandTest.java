package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.chain.Head;
import dev.weir.chain.Links;
import dev.weir.chain.Seal;
import dev.weir.sign.Jws;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    private static final String SUBJECT = "customer:u1";
    private static final int CHAIN = Links.chain(SUBJECT);

    @TempDir
    Path dir;

    private Path audit;
    private String key = "";

    @BeforeEach
    void threeRecordsAndASeal() throws IOException {
        key = Run.of("audit", "key", "--out", dir.toString()).out().strip();
        audit = dir.resolve("audit.jsonl");
        PrivateKey secret = KeyFile.read(dir.resolve("audit.pem"));
        Head head = Head.START;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            byte[] json = ("{\"v\":1,\"type\":\"held\",\"subject\":\"" + SUBJECT + "\",\"count\":1}").getBytes(UTF_8);
            byte[] content = Links.content(json, i * 1000L, CHAIN, head);
            head = head.then(Links.hash(content));
            lines.add(new String(Links.line(content, head.hash()), UTF_8));
        }
        List<Head> heads = new ArrayList<>(Head.STARTS);
        heads.set(CHAIN, head);
        Seal seal = new Seal(0, heads);
        byte[] content = Links.content(seal.json(), 3000, 0, heads.get(0));
        lines.add(new String(Links.line(content, Links.hash(content), Jws.sign(content, key, secret)), UTF_8));
        Files.write(audit, lines);
    }

    @Test
    void aKeyOfTheSettingsThatCannotBeReadIsNotAnybodysKey() throws IOException {
        Path settings = Files.writeString(dir.resolve("weir.yaml"), """
                kafka: {bootstrap: "127.0.0.1:1", properties: {default.api.timeout.ms: "100", request.timeout.ms: "90"}}
                audit: {key: elsewhere.pem}
                streams:
                  ratings:
                    topic: in
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: record}
                """);

        Run run = Run.of("audit", "verify", "--settings", settings.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("audit.key of the settings", "elsewhere.pem", "--key");
    }

    @Test
    void theKeyThatIsMadeIsTheOneThatIsPrinted() throws IOException {
        assertThat(PublicKeys.text(PublicKeys.of(KeyFile.read(dir.resolve("audit.pem")))))
                .isEqualTo(key);

        Run again = Run.of("audit", "key", "--out", dir.toString());

        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("audit.pem is there already, and a key is never overwritten");
    }

    @Test
    void anHonestAuditIsSound() {
        Run run = Run.of("audit", "verify", "--from", dir.toString(), "--key", key);

        assertThat(run.out())
                .contains("4 records in 16 chains, 1 seal, 1 of them signed", "signed by " + key, "nothing is wrong");
        assertThat(run.status()).isZero();
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() throws IOException {
        // Given
        Files.write(
                audit,
                Files.readAllLines(audit).stream()
                        .filter(line -> !line.contains("\"number\":1,"))
                        .toList());

        // When
        Run text = Run.of("audit", "verify", "--from", audit.toString());
        Run json = Run.of("audit", "verify", "--from", audit.toString(), "--json");

        // Then
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.out())
                .contains("removed chain " + CHAIN
                        + " number 1 at audit.jsonl:2: number 1 is missing before this record");
        assertThat(json.status()).isEqualTo(1);
        JsonNode finding = new ObjectMapper().readTree(json.out()).at("/findings/0");
        assertThat(finding.get("kind").asText()).isEqualTo("removed");
        assertThat(finding.get("place").asText()).isEqualTo("audit.jsonl:2");
    }

    @Test
    void aSealThatWasKeptTellsThatEverythingIsGone() throws IOException {
        // Given
        List<String> lines = Files.readAllLines(audit);
        Path kept = Files.writeString(dir.resolve("seal.json"), lines.get(3));

        // When
        Run whole = Run.of("audit", "verify", "--from", audit.toString(), "--since", kept.toString());
        Files.write(audit, List.of());
        Run emptied = Run.of("audit", "verify", "--from", audit.toString(), "--since", kept.toString());

        // Then
        assertThat(whole.out()).contains("nothing is wrong");
        assertThat(emptied.status()).isEqualTo(1);
        assertThat(emptied.out()).contains("cut chain " + CHAIN + " number 3");
    }

    @Test
    void anExportIsABundleThatVerifies() {
        // Given
        String out = dir.resolve("bundle").toString();

        // When
        Run export = Run.of(
                "audit",
                "export",
                "--from",
                dir.toString(),
                "--from-time",
                "1970-01-01T00:00:00Z",
                "--to",
                "1970-01-01T00:00:02Z",
                "--out",
                out);
        Run since = Run.of(
                "audit",
                "verify",
                "--from",
                out,
                "--since",
                dir.resolve("none.json").toString());
        assertThat(since.status()).isEqualTo(2);
        assertThat(since.err()).contains("is a bundle of a time", "leave --since out");
        Run verify = Run.of("audit", "verify", "--from", out, "--key", key);

        // Then
        assertThat(export.out()).contains("3 records in " + out);
        assertThat(verify.out()).contains("3 records in 16 chains, 1 seal, 1 of them signed", "nothing is wrong");
        assertThat(dir.resolve("bundle").resolve("index.html")).content().contains("customer:u1");
    }

    @Test
    void whatCannotBeMeantIsBadUsage() {
        assertThat(Run.of("audit").err()).contains("say verify, export or key");
        assertThat(Run.of("audit", "verify").status()).isEqualTo(2);
        assertThat(Run.of("audit", "verify", "--from", dir.resolve("nothing").toString())
                        .err())
                .contains("there is no audit");
        assertThat(Run.of("audit", "verify", "--from", dir.toString(), "--key", "x")
                        .status())
                .isEqualTo(2);
        assertThat(Run.of(
                                "audit",
                                "export",
                                "--from",
                                dir.toString(),
                                "--from-time",
                                "2026-01-01T00:00:00Z",
                                "--to",
                                "2026-01-01T00:00:00Z",
                                "--out",
                                "x")
                        .err())
                .contains("is not before --to");
    }
}
