package dev.weir.cli;

import dev.weir.manifest.Format;
import dev.weir.manifest.Manifest;
import dev.weir.manifest.SetFile;
import dev.weir.manifest.SetPlace;
import dev.weir.manifest.SetWriter;
import dev.weir.manifest.Statement;
import dev.weir.sort.ExternalSort;
import dev.weir.training.Recipe;
import dev.weir.training.SetBuild;
import dev.weir.training.SetCounts;
import dev.weir.training.Sha256;
import dev.weir.training.Supply;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir training-set build}: admitted + released - retracted, with labels, as of a time. */
@Command(
        name = "build",
        description = "Writes the training set as of a time, and its manifest: what was admitted or released and is not"
                + " retracted, each row with the newest label that holds. It is read from the topics, from the tables of the store, or from a"
                + " replay's folder.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  weir training-set build --settings weir.yaml --as-of 2018-09-01T00:00:00Z --key keys/ana.pem --out sets/september",
            "  weir training-set build --from store --settings weir.yaml --as-of 2018-09-01T00:00:00Z --out sets/september",
            "  weir training-set build --from out --settings weir.yaml --as-of 2018-09-01T00:00:00Z --out set.jsonl",
            "",
            "The manifest stands in the folder as MANIFEST.json, or beside the file as FILE.MANIFEST.json.",
            "A line of JSON is as in admitted.jsonl; rows of streams with labels say `mature`: is the label final?",
            "From a folder rows stand in the order of the input, from topics and tables in that of event time,",
            "topic, partition and offset.",
            "Without --as-of, a folder gives DIR/training.jsonl again, less what the other options leave out."
        })
final class TrainingSetBuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SupplyOptions supplies;

    @Mixin
    private RecipeChoice choice;

    @Mixin
    private ManifestSigner signature;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "PLACE",
            description =
                    "The file to write, which ends in .jsonl or .parquet, or a folder for parts of a million rows; a new one.")
    private Path out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: by the ending of --out; PARQUET for a folder.")
    private @Nullable Format format;

    @Option(names = "--json", description = "Print the counts as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        SetPlace place = place();
        for (Path taken : List.of(place.out(), place.manifest())) {
            if (Files.exists(taken)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--out " + out + ": " + taken + " exists; give the name of a new one, or remove it first");
            }
        }
        if (!supplies.isFolder() && !choice.hasTime()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as-of is missing: topics and tables go on, and the age of rows is measured from it; --from DIR reads a folder");
        }
        Manifest.Signer signer = signature.signer(spec);
        try {
            print(build(place, signer), place, signer);
        } catch (TrainingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return 0;
    }

    private SetPlace place() {
        Format ending = Format.of(out);
        if (ending != null && format != null && ending != format) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format " + format + " and --out " + out + " say two formats: give one of them");
        }
        return ending == null
                ? new SetPlace(out, format == null ? Format.PARQUET : format, SetPlace.Shape.FOLDER)
                : new SetPlace(out, ending, SetPlace.Shape.FILE);
    }

    private SetCounts build(SetPlace place, Manifest.@Nullable Signer signer) throws IOException {
        Path settings = supplies.settings(spec);
        Recipe recipe = choice.recipe(spec, choice.hasTime() ? 0 : supplies.lastTime());
        try (WorkFolder work = WorkFolder.beside(out)) {
            return supplies.read(spec, supply -> build(place, settings, recipe, supply, work, signer));
        }
    }

    private SetCounts build(
            SetPlace place,
            Path settings,
            Recipe recipe,
            Supply supply,
            WorkFolder work,
            Manifest.@Nullable Signer signer)
            throws IOException {
        Path unfinished = Files.createDirectory(work.path().resolve("set"));
        SetWriter writer = new SetWriter(place, unfinished);
        SetBuild build =
                SetBuild.of(supplies.load(spec), supply, recipe, writer, work.path(), ExternalSort.defaultMemory());
        List<SetFile> files = writer.finish();
        Statement statement = Statement.of(
                place.format(), files, recipe, build, supply.inputs(), Sha256.of(settings), Version.weir());
        Path manifest = unfinished.resolve(place.manifest().getFileName());
        Manifest.write(manifest, statement, signer);
        if (place.shape() == SetPlace.Shape.FOLDER) {
            Files.move(unfinished, place.out());
        } else {
            Files.move(unfinished.resolve(files.get(0).name()), place.out());
            Files.move(manifest, place.manifest());
        }
        return build.counts();
    }

    private void print(SetCounts counts, SetPlace place, Manifest.@Nullable Signer signer) throws IOException {
        PrintWriter printer = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(
                    printer,
                    Map.of(
                            "out",
                            out.toString(),
                            "manifest",
                            place.manifest().toString(),
                            "signed",
                            signer != null,
                            "counts",
                            counts));
        } else {
            TrainingSetText.print(printer, counts, out);
            printer.println("manifest in " + place.manifest() + ", "
                    + (signer == null ? "not signed (--key signs it)" : "signed by " + signer.name()));
        }
        printer.flush();
    }
}
