package dev.weir.cli;

import dev.weir.review.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What {@code release} and {@code reject} are about: events, or all that wait of contributors or of a campaign. */
final class EventTargets {

    @Parameters(
            arity = "0..*",
            paramLabel = "EVENT",
            description = "Held events, as `list --events` names them: topic/partition/offset.")
    private List<String> events = new ArrayList<>();

    @Option(names = "--actor", paramLabel = "TYPE:ID", description = "All that waits of this contributor; may repeat.")
    private List<String> actors = new ArrayList<>();

    @Option(names = "--campaign", paramLabel = "ID", description = "All that waits of a campaign.")
    private @Nullable String campaign;

    @Option(names = "--case", paramLabel = "ID", description = "All that waits of a case, as `list` names it.")
    private @Nullable String ofCase;

    @Option(names = "--stream", paramLabel = "NAME", description = "Of contributors: only on this stream; may repeat.")
    private List<String> streams = new ArrayList<>();

    Target target(CommandSpec spec) {
        int ways = (events.isEmpty() ? 0 : 1)
                + (actors.isEmpty() ? 0 : 1)
                + (campaign == null ? 0 : 1)
                + (ofCase == null ? 0 : 1);
        if (ways != 1) {
            throw new ParameterException(
                    spec.commandLine(), "name events, or give --actor, --campaign or --case: one of these");
        }
        if (campaign != null) {
            return new Target.Campaign(campaign);
        }
        if (ofCase != null) {
            return new Target.OfCase(ofCase);
        }
        return events.isEmpty()
                ? new Target.Contributors(ActorTargets.entities(spec, actors))
                : new Target.Events(events);
    }

    List<String> streams() {
        return streams;
    }
}
