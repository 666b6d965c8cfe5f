package dev.weir.cli;

import dev.weir.manifest.Holdings;
import dev.weir.manifest.LedgerNow;
import dev.weir.manifest.Manifest;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir training-set find}: which sets hold an event, a contributor or a campaign. */
@Command(
        name = "find",
        description = "Says which sets hold an event, what a contributor sent, or what the members of a campaign sent.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  weir training-set find --origin shop.ratings/0/4711 sets/august sets/september",
            "  weir training-set find --campaign ratings/film:9/4000 --settings weir.yaml sets/*",
            "",
            "Who belongs to a campaign stands in the ledger: --from or --settings says where that is.",
            "Exit status 1 when no set holds any of it."
        })
final class TrainingSetFindCommand implements Callable<Integer> {

    private static final int NOTHING_FOUND = 1;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Sought sought;

    @Mixin
    private SupplyOptions supplies;

    @Parameters(arity = "1..*", paramLabel = "MANIFEST", description = "Manifests, or the folders that they stand in.")
    private List<Path> manifests;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** One of these. */
    static final class Sought {
        @Option(
                names = "--origin",
                required = true,
                paramLabel = "ORIGIN",
                description = "One event: file:line, or topic/partition/offset.")
        private @Nullable String origin;

        @Option(names = "--event-id", required = true, paramLabel = "ID", description = "The producer's id of events.")
        private @Nullable String eventId;

        @Option(
                names = "--actor",
                required = true,
                paramLabel = "ACTOR",
                description = "A contributor: type:id, or the id.")
        private @Nullable String actor;

        @Option(
                names = "--campaign",
                required = true,
                paramLabel = "CAMPAIGN",
                description = "A campaign, by the ledger.")
        private @Nullable String campaign;
    }

    @Override
    public Integer call() throws IOException {
        try (LateTables tables = supplies.tables()) {
            Holdings.Sought what = what();
            List<Holdings> found = new ArrayList<>();
            for (Path path : manifests) {
                found.add(Holdings.of(Manifest.open(path, tables), what));
            }
            PrintWriter printer = spec.commandLine().getOut();
            if (json) {
                JsonOutput.print(printer, Map.of("sets", found));
            } else {
                ManifestText.print(printer, found);
            }
            printer.flush();
            return found.stream().anyMatch(holdings -> holdings.rows() > 0) ? 0 : NOTHING_FOUND;
        } catch (TrainingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Holdings.Sought what() throws IOException {
        if (sought.origin != null) {
            return new Holdings.Origin(sought.origin);
        }
        if (sought.eventId != null) {
            return new Holdings.EventId(sought.eventId);
        }
        if (sought.actor != null) {
            return new Holdings.Actors(Set.of(sought.actor));
        }
        String campaign = Objects.requireNonNull(sought.campaign);
        if (!supplies.areGiven()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--campaign needs --from or --settings: who belongs to it stands in the ledger");
        }
        Set<String> members = supplies.read(spec, supply -> LedgerNow.members(supply, campaign));
        if (members.isEmpty()) {
            throw new TrainingException("the ledger has no entry of campaign '" + campaign + "'");
        }
        return new Holdings.Actors(members);
    }
}
