package dev.weir.cli;

import dev.weir.auditor.Bundle;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir audit export}: the audit of a time, for somebody who has no Kafka. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the audit of a time into a folder of its own: all records from the last seal before it to the "
                    + "first one behind it, these two seals, and a page for people.",
            "The folder verifies by itself, without Kafka."
        },
        footer = {
            "",
            "Example:",
            "  weir audit export --settings weir.yaml --from-time 2026-01-01T00:00:00Z --to 2026-02-01T00:00:00Z --out january",
            "Exit status: 0 written; 1 it failed; 2 bad usage or settings."
        })
final class AuditExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuditPlace place;

    @Option(names = "--from-time", required = true, paramLabel = "TIME", description = "The first moment.")
    private Instant fromTime;

    @Option(names = "--to", required = true, paramLabel = "TIME", description = "The first moment that is not meant.")
    private Instant to;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder; it must not be there.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        if (!fromTime.isBefore(to)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from-time " + fromTime + " is not before --to " + to + "; give an earlier one");
        }
        Settings settings = place.settings();
        SortedMap<String, String> about = new TreeMap<>();
        about.put("weir", new Version().getVersion()[0]);
        if (settings != null) {
            about.put("deployment", settings.prefix());
            about.put("topic", settings.auditTopic());
        }
        try {
            long records = Bundle.export(place.source(spec, settings), fromTime, to, folder, about);
            spec.commandLine().getOut().printf("%,d records in %s%n", records, folder);
            return 0;
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(
                    spec.commandLine(), "--out " + folder + " is there already: give a new folder", e);
        }
    }
}
