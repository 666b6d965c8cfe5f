package dev.weir.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Code;
import dev.weir.index.BlindSample;
import dev.weir.index.ReviewIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code weir review sample}: what was answered of the blind sample. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = {
            "Prints what reviewers said of the blind sample of the last 30 days, a JSON line each: origin, "
                    + "stream, answer and the probability with which the event was drawn.",
            "`weir backtest --sample` reads it."
        },
        footer = {"", "Example:", "  weir review sample --settings weir.yaml > sample.jsonl"})
final class ReviewSampleCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReviewPlace place;

    @Override
    public Integer call() throws IOException {
        return place.read(place.load(), spec.commandLine().getErr(), this::print);
    }

    private int print(ReviewIndex index) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (BlindSample.Said said : index.blind().said(Instant.now())) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("origin", said.origin());
            line.put("stream", said.stream());
            line.put("answer", Code.of(said.answer()));
            line.put("probability", said.probability());
            out.println(JSON.writeValueAsString(line));
        }
        out.flush();
        return 0;
    }
}
