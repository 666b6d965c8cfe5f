package dev.weir.cli;

import dev.weir.manifest.Format;
import dev.weir.manifest.Manifest;
import dev.weir.manifest.SetFile;
import dev.weir.manifest.SetPlace;
import dev.weir.manifest.SetWriter;
import dev.weir.manifest.Statement;
import dev.weir.settings.Settings;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.WorkFolder;
import dev.weir.store.NewSnapshot;
import dev.weir.store.SetTables;
import dev.weir.training.Recipe;
import dev.weir.training.RowWriter;
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
            "  weir training-set build --from store --settings weir.yaml --as-of 2018-09-01T00:00:00Z --tag september --out sets/september",
            "",
            "With --tag rows go into the table training_set of the store: SELECT * FROM weir.training_set VERSION AS OF 'september'.",
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
                    "The file to write, which ends in .jsonl or .parquet, or a folder for parts of a million rows; a new one."
                            + " With --tag, a folder for the manifest alone.")
    private Path out;

    @Option(
            names = "--tag",
            paramLabel = "NAME",
            description = "Write the rows into the table " + SetTables.TABLE
                    + " of the store, as a snapshot of them alone with this tag:"
                    + " a new one. store of the settings says where the tables are.")
    private @Nullable String tag;

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
        if (tag != null) {
            if (ending != null || format != null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--tag " + tag
                                + " writes into a table: leave --format out, and let --out name a folder for the manifest");
            }
            return new SetPlace(out, Format.PARQUET, SetPlace.Shape.FOLDER);
        }
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
        Made made = new Made(place, settings, recipe, supply, work.path());
        if (tag != null) {
            return snapshot(tag, made, unfinished, signer);
        }
        SetWriter writer = new SetWriter(place, unfinished);
        SetBuild build = rows(made, writer);
        List<SetFile> files = writer.finish();
        Path manifest = made.manifest(unfinished);
        Manifest.write(manifest, statement(made, build, files), signer);
        if (place.shape() == SetPlace.Shape.FOLDER) {
            Files.move(unfinished, place.out());
        } else {
            Files.move(unfinished.resolve(files.get(0).name()), place.out());
            Files.move(manifest, place.manifest());
        }
        return build.counts();
    }

    /** What a set is made of, and where. */
    private record Made(SetPlace place, Path settings, Recipe recipe, Supply supply, Path work) {
        private Path manifest(Path unfinished) {
            return unfinished.resolve(place.manifest().getFileName());
        }
    }

    /** The manifest is there when its snapshot is: only the folder's name is left to be given. */
    private SetCounts snapshot(String name, Made made, Path unfinished, Manifest.@Nullable Signer signer)
            throws IOException {
        Settings settings = supplies.load(spec);
        try (SetTables tables = new BadUsage(spec).read(made.settings, file -> new SetTables(settings));
                NewSnapshot snapshot = tables.begin(name)) {
            SetBuild build = rows(made, snapshot);
            Statement statement = statement(made, build, snapshot.finish());
            Manifest.write(made.manifest(unfinished), statement.in(snapshot.stage()), signer);
            snapshot.commit();
            Files.move(unfinished, made.place.out());
            return build.counts();
        }
    }

    private SetBuild rows(Made made, RowWriter writer) throws IOException {
        return SetBuild.of(
                supplies.load(spec), made.supply, made.recipe, writer, made.work, ExternalSort.defaultMemory());
    }

    private static Statement statement(Made made, SetBuild build, List<SetFile> files) throws IOException {
        return Statement.of(
                made.place.format(),
                files,
                made.recipe,
                build,
                made.supply.inputs(),
                Sha256.of(made.settings),
                Version.weir());
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
            TrainingSetText.print(
                    printer, counts, tag == null ? out.toString() : "table " + SetTables.TABLE + ", tag " + tag);
            printer.println("manifest in " + place.manifest() + ", "
                    + (signer == null ? "not signed (--key signs it)" : "signed by " + signer.name()));
        }
        printer.flush();
    }
}
