package dev.weir.cli;

import dev.weir.replay.ReferenceFiles;
import java.util.List;
import picocli.CommandLine.Option;

/** What the topics say that streams refer to, where none of them is read. */
final class ReferenceOptions {

    @Option(
            names = "--reference",
            paramLabel = "TOPIC=FILE",
            description = {
                "What a topic says that streams refer to, a line KEY<TAB>VALUE for each record, as",
                "kafka-console-consumer.sh --property print.key=true prints it. One for each such topic."
            })
    private List<String> references = List.of();

    /** @throws dev.weir.replay.ReplayException when one is not of this form */
    ReferenceFiles files() {
        return ReferenceFiles.of(references);
    }
}
