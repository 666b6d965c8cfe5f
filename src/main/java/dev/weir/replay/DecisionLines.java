package dev.weir.replay;

import dev.weir.decide.DecisionJson;
import dev.weir.decode.DecidedRecord;
import dev.weir.decode.Decoder;
import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import dev.weir.event.Origin;
import dev.weir.settings.Labelling;
import dev.weir.settings.Settings;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.SortRecord;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads decisions from a file, a JSON line each, as they stand in the decisions topic. Whoever runs a replay may decide
 * anything in it: signatures are for the gateway on Kafka.
 */
final class DecisionLines {

    private DecisionLines() {}

    /**
     * Adds the file's decisions to the sort, each at the time at which it was decided, behind the events of that time.
     *
     * @param input whose events decisions may release
     * @throws ReplayException when a line is no decision, or the file cannot be read
     */
    static void read(Path file, ReplayInput input, Settings settings, ExternalSort sort) throws IOException {
        Map<String, @Nullable Decoder> decoders = new HashMap<>();
        int last = input.places().size();
        each(file, settings, (at, decision) -> {
            Passage passage = DecidedRecord.of(
                    new Instruction(decision, Instruction.Reach.ALL, Instruction.Signers.TWO),
                    decoder(decision, input, settings, decoders));
            sort.add(new SortRecord(decision.time(), last, at, PassageSerializer.bytes(passage)));
        });
    }

    /**
     * Makes sure that every line can be read.
     *
     * @throws ReplayException when a line is no decision, or the file cannot be read
     */
    static void check(Path file, Settings settings) throws IOException {
        each(file, settings, (at, decision) -> {});
    }

    /** Takes a decision and the number of its line. */
    private interface Taker {
        void take(int at, Decision decision) throws IOException;
    }

    private static void each(Path file, Settings settings, Taker taker) throws IOException {
        Labelling labelling = Labelling.of(settings);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ReplayException(
                    "--decisions " + file + ": there is no such file that can be read, seen from the folder "
                            + Path.of("").toAbsolutePath());
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int at = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                at++;
                if (line.isBlank()) {
                    continue;
                }
                Decision decision = decision(file, at, line);
                String wrong = decision.label() == null
                        ? null
                        : labelling.refusal(decision.streams().get(0), decision.label());
                if (wrong != null) {
                    throw new ReplayException("--decisions " + file + ":" + at + ": " + wrong);
                }
                taker.take(at, decision);
            }
        } catch (CharacterCodingException e) {
            throw new ReplayException("--decisions " + file + ": the file is not UTF-8; write it anew", e);
        }
    }

    /** What decodes the decision's event again; null where it is about none of the input. */
    private static @Nullable Decoder decoder(
            Decision decision, ReplayInput input, Settings settings, Map<String, @Nullable Decoder> decoders)
            throws IOException {
        Origin origin = decision.origin() == null ? null : Origin.parse(decision.origin());
        if (origin == null) {
            return null;
        }
        if (!decoders.containsKey(origin.source())) {
            decoders.put(origin.source(), input.decoder(settings, origin.source()));
        }
        return decoders.get(origin.source());
    }

    private static Decision decision(Path file, int at, String line) {
        try {
            return DecisionJson.read(line.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new ReplayException("--decisions " + file + ":" + at + ": " + e.getMessage(), e);
        }
    }
}
