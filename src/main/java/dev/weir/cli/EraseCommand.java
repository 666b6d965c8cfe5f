package dev.weir.cli;

import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.manifest.Holdings;
import dev.weir.manifest.Manifest;
import dev.weir.review.Act;
import dev.weir.review.Target;
import dev.weir.settings.Settings;
import dev.weir.topics.Retention;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir erase}: forgets a person, and says what is gone, what is not yet, and until when. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Forgets a contributor: what it sent is retracted for good, and what the gateway and the console know of it is deleted.",
            "Says which of the sets that --manifests names hold rows of it, and when the retention of each topic has removed the",
            "rest. For admins; nothing takes it back."
        },
        footer = {
            "",
            "Examples:",
            "  weir erase customer:17 --settings weir.yaml --as ada --key ada.pem --reason 'request 117' --dry-run",
            "  weir erase customer:17 --settings weir.yaml --as ada --key ada.pem --reason 'request 117' --manifests sets/*"
                    + " --wait",
            "",
            "Exit status: 0 applied, or sent without --wait; 1 refused, or not answered in time; 2 bad usage or settings."
        })
final class EraseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ACTOR", description = "The contributor: type:id.")
    private String actor;

    @Mixin
    private ReviewPlace place;

    @Mixin
    private SigningOptions signing;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, such as the number of the request: it is kept, so do not name the person. At most 1,000"
                    + " characters.")
    private String reason;

    @Option(
            names = "--manifests",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Sets that may hold rows of it: manifests, or the folders that they stand in.")
    private List<Path> manifests = new ArrayList<>();

    @Option(
            names = "--propose",
            paramLabel = "FILE",
            description =
                    "Sign, and write a proposal to this file for somebody else to `review approve`; send nothing.")
    private @Nullable Path propose;

    /**
     * The steps in their order. The job retracts and forgets when it applies the decision, the console when it reads the entry of the ledger;
     * whatever else keeps rows, a table of the store, deletes them between these two and the sets, which are files of the user's.
     */
    @Override
    public Integer call() throws IOException {
        Settings settings = place.load();
        if (settings.privacy().key() == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the settings have no privacy.key, by which the ledger names who was erased; make one with `openssl rand"
                            + " -hex 32 > privacy.key`, name it there, and restart the gateway and the console");
        }
        BadUsage usage = new BadUsage(spec);
        Entity person = usage.allowed(() -> new Entity(actor));
        Act act = usage.allowed(() -> new Act(
                Action.ERASE,
                new Target.Contributors(List.of(person)),
                List.of(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Reason.REQUESTED,
                reason,
                1));
        Instant now = Clock.systemUTC().instant();
        Remains remains = new Remains(holdings(person), Retention.of(settings), now);
        int status = new Deciding(spec, place, signing, propose, remains.content()).run(act);
        if (!signing.json()) {
            remains.print(spec.commandLine().getOut());
        }
        return status;
    }

    private List<Holdings> holdings(Entity person) throws IOException {
        List<Holdings> found = new ArrayList<>();
        try (LateTables tables = place.tables()) {
            for (Path path : manifests) {
                found.add(Holdings.of(Manifest.open(path, tables), new Holdings.Actors(Set.of(person.text()))));
            }
        } catch (TrainingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return found;
    }
}
