package dev.weir.cli;

import dev.weir.event.Entity;
import dev.weir.review.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What {@code exclude}, {@code clear} and {@code allow} are about: contributors, or all of a campaign. */
final class ActorTargets {

    @Parameters(arity = "0..*", paramLabel = "TYPE:ID", description = "Contributors, such as customer:17.")
    private List<String> actors = new ArrayList<>();

    @Option(names = "--campaign", paramLabel = "ID", description = "All that a campaign has now.")
    private @Nullable String campaign;

    @Option(names = "--case", paramLabel = "ID", description = "All contributors of a case, as `list` names it.")
    private @Nullable String ofCase;

    @Option(names = "--stream", paramLabel = "NAME", description = "Only on this stream; may repeat. Default: all.")
    private List<String> streams = new ArrayList<>();

    /** The same, or all whom a policy accused. */
    Target orAccused(CommandSpec spec, @Nullable String policy) {
        if (policy == null ? ways() != 1 : ways() != 0) {
            throw new ParameterException(
                    spec.commandLine(), "name contributors, or give --campaign, --case or --policy: one of these");
        }
        return policy == null ? target(spec) : new Target.Accused(policy);
    }

    private int ways() {
        return (actors.isEmpty() ? 0 : 1) + (campaign == null ? 0 : 1) + (ofCase == null ? 0 : 1);
    }

    Target target(CommandSpec spec) {
        if (ways() != 1) {
            throw new ParameterException(
                    spec.commandLine(), "name contributors, or give --campaign or --case: one of these");
        }
        if (campaign != null) {
            return new Target.Campaign(campaign);
        }
        return ofCase == null ? new Target.Contributors(entities(spec, actors)) : new Target.OfCase(ofCase);
    }

    List<String> streams() {
        return streams;
    }

    static List<Entity> entities(CommandSpec spec, List<String> texts) {
        BadUsage usage = new BadUsage(spec);
        return texts.stream().map(text -> usage.allowed(() -> new Entity(text))).toList();
    }
}
