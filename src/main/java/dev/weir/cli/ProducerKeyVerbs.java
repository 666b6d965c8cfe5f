package dev.weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.event.Code;
import dev.weir.provenance.ProducerKey;
import dev.weir.provenance.ProducerKeys;
import dev.weir.provenance.RegistryText;
import dev.weir.sdk.Algorithm;
import dev.weir.sdk.Base64Url;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What {@code weir keys} does with the keys that producers sign with. */
record ProducerKeyVerbs(CommandSpec spec) {

    /** How many bytes at the end of a public key in X.509 form are the key itself. */
    private static int bytes(Algorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> 32;
            case ES256 -> 65;
        };
    }

    /** A new pair of keys. */
    static KeyPair pair(Algorithm algorithm) {
        try {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance(algorithm == Algorithm.ES256 ? "EC" : algorithm.curve());
            if (algorithm == Algorithm.ES256) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm.curve(), e);
        }
    }

    /** The entry for a new key: active, for some streams or all. */
    ProducerKey entry(KeyPair pair, Algorithm algorithm, String id, String source, List<String> streams) {
        byte[] encoded = pair.getPublic().getEncoded();
        String text = Base64Url.text(Arrays.copyOfRange(encoded, encoded.length - bytes(algorithm), encoded.length));
        return new BadUsage(spec)
                .allowed(() -> new ProducerKey(
                        id, source, streams, algorithm, text, null, null, ProducerKey.State.ACTIVE, null));
    }

    void list(ProducerKeys registry, boolean json) throws JsonProcessingException {
        long now = Clock.systemUTC().millis();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(
                    out,
                    Map.of(
                            "keys",
                            registry.keys().stream()
                                    .map(key -> content(key, now))
                                    .toList()));
            return;
        }
        TextTable table = new TextTable(
                "ID", "SOURCE", "STREAMS", "ALGORITHM", "STATE", "VALID", "FROM", "UNTIL", "REVOKED FROM");
        for (ProducerKey key : registry.keys()) {
            table.row(
                    key.id(),
                    key.source(),
                    key.streams().isEmpty() ? "all" : String.join(",", key.streams()),
                    Code.of(key.algorithm()),
                    Code.of(key.state()),
                    key.countsAt(now) ? "yes" : "no",
                    key.from() == null ? "-" : key.from(),
                    key.until() == null ? "-" : key.until(),
                    key.revokedFrom() == null ? "-" : key.revokedFrom());
        }
        table.print(out);
    }

    private static Map<String, Object> content(ProducerKey key, long now) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", key.id());
        content.put("source", key.source());
        content.put("streams", key.streams());
        content.put("algorithm", Code.of(key.algorithm()));
        content.put("key", key.key());
        content.put("state", Code.of(key.state()));
        content.put("valid", key.countsAt(now));
        Map<String, @Nullable Instant> times = new LinkedHashMap<>();
        times.put("from", key.from());
        times.put("until", key.until());
        times.put("revokedFrom", key.revokedFrom());
        times.forEach((name, time) -> {
            if (time != null) {
                content.put(name, time.toString());
            }
        });
        return content;
    }

    /** Of two revocations the earlier one stands: what came since then may have been somebody else's. */
    void revoke(Path file, String id, Instant from) throws IOException {
        Instant now = Clock.systemUTC().instant();
        if (from.isAfter(now)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from " + from + " is later than now, " + now
                            + ": until then the key would count, whoever has it; allowed: up to"
                            + " now. A key that is to end later has 'until' in " + file);
        }
        ProducerKeys registry = new BadUsage(spec).read(file, ProducerKeys::load);
        List<ProducerKey> keys = new ArrayList<>();
        Instant since = null;
        for (ProducerKey key : registry.keys()) {
            boolean isMeant = key.id().equals(id);
            keys.add(isMeant ? key.revoked(from) : key);
            since = isMeant ? key.revoked(from).revokedFrom() : since;
        }
        if (since == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    file + " has no key '" + id + "'; allowed: "
                            + String.join(
                                    ", ",
                                    registry.keys().stream()
                                            .map(ProducerKey::id)
                                            .toList()));
        }
        RegistryText.write(file, new ProducerKeys(keys));
        PrintWriter out = spec.commandLine().getOut();
        if (since.isBefore(from)) {
            out.println("key '" + id + "' was revoked from " + since
                    + " on already, which stands; to say later, change revokedFrom in " + file);
        }
        out.println("key '" + id + "' is revoked in " + file + ": what it signed and what arrived since " + since
                + " is retracted, what comes is held, as soon as the job has read the file");
    }
}
