package dev.weir.cli;

import dev.weir.auditor.Admissions;
import dev.weir.auditor.AuditFinding;
import dev.weir.auditor.AuditReport;
import dev.weir.auditor.Bundle;
import dev.weir.auditor.ChainVerifier;
import dev.weir.event.Code;
import dev.weir.settings.Settings;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir audit verify}: is any record missing, changed, inserted or out of order. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies the chains of the audit and the signatures of its seals, and says where something is wrong: "
                    + "a record that is missing, changed, inserted or out of order, and a chain whose end was cut."
        },
        footer = {
            "",
            "Examples:",
            "  weir audit verify --settings weir.yaml",
            "  weir audit verify --settings weir.yaml --training",
            "  weir audit verify --from bundle --key 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
            "  weir audit verify --from out --json          out: what `weir replay` wrote",
            "Exit status: 0 nothing is wrong; 1 something is, or it cannot be read; 2 bad usage or settings."
        })
final class AuditVerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private AuditPlace place;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = {
                "The public key that must have signed the seals; may repeat. Without it the key of the settings, if they",
                "have one; else the keys that the seals name are printed, and it is you who compares."
            })
    private Set<String> keys = new TreeSet<>();

    @Option(
            names = "--since",
            paramLabel = "FILE",
            description =
                    "A file with one seal that was kept: only what came since is verified, and that all of it is there.")
    private @Nullable Path since;

    @Option(
            names = "--training",
            description = {
                "Also read the training topics, and compare all that was admitted and released with what the audit commits",
                "to: one row that is missing, changed or added is found. Needs --settings, topics that are whole, and a job",
                "that is stopped."
            })
    private boolean training;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        for (String key : keys) {
            new BadUsage(spec).allowed(() -> PublicKeys.read(key));
        }
        AuditReport report = verify();
        if (json) {
            JsonOutput.print(spec.commandLine().getOut(), content(report));
        } else {
            print(report, spec.commandLine().getOut());
        }
        return report.isSound() ? 0 : 1;
    }

    private AuditReport verify() throws IOException {
        Path bundle = place.bundle();
        Settings settings = place.settings();
        if (training && (settings == null || since != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--training needs --settings, and the whole of the topics: leave --since out");
        }
        if (bundle != null && since != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--since is for an audit that holds all there is, and " + bundle
                            + " is a bundle of a time, which begins behind a seal of its own; leave --since out");
        }
        if (bundle != null) {
            return Bundle.verify(bundle, keys);
        }
        Set<String> trusted = keys.isEmpty() && settings != null ? own(settings) : keys;
        if (since == null) {
            ChainVerifier verifier = new ChainVerifier(trusted);
            if (!training || settings == null) {
                place.source(spec, settings).read(verifier::take, verifier::isLacking);
                return verifier.end();
            }
            Admissions admissions = new Admissions(settings);
            place.source(spec, settings)
                    .read(
                            line -> {
                                verifier.take(line);
                                admissions.committed(line);
                            },
                            verifier::isLacking);
            return verifier.end().with(admissions.compared());
        }
        ChainVerifier verifier = ChainVerifier.since(trusted, Bundle.heads(since));
        place.source(spec, settings).read(verifier::take, verifier::isLacking);
        return verifier.endOfWhole();
    }

    /** The key of the settings. That it cannot be read here must not mean that anybody's will do. */
    private Set<String> own(Settings settings) {
        String key = settings.audit().key();
        if (key == null) {
            return Set.of();
        }
        try {
            return Set.of(PublicKeys.text(PublicKeys.of(KeyFile.read(Path.of(key)))));
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "audit.key of the settings cannot be used here (" + e.getMessage()
                            + "), so it is not known whose signature counts: give the public key with --key; `weir run"
                            + " --check` prints it where the job runs",
                    e);
        }
    }

    private void print(AuditReport report, PrintWriter out) {
        out.printf(
                "%,d record%s in 16 chains, %,d seal%s, %,d of them signed%n",
                report.records(),
                report.records() == 1 ? "" : "s",
                report.seals(),
                report.seals() == 1 ? "" : "s",
                report.signed());
        if (report.older() > 0) {
            out.printf("%,d records before them are of a release that did not chain%n", report.older());
        }
        out.println(
                report.keys().isEmpty()
                        ? "nobody signed: who can write to the audit topic can have written all of it anew"
                        : "signed by " + String.join(", ", report.keys()));
        if (report.lastSeal() != null) {
            out.printf("last seal %s; %,d records came behind it%n", report.lastSeal(), report.unsealed());
        }
        Path bundle = place.bundle();
        if (bundle != null && !Bundle.isClosed(bundle)) {
            out.println("the bundle has no closing seal: that it holds all that came behind its last seal nobody says");
        }
        if (report.isSound()) {
            out.println("nothing is wrong");
            return;
        }
        for (AuditFinding finding : report.findings()) {
            out.printf("%s %s: %s%n", Code.of(finding.kind()), where(finding), finding.sentence());
        }
        out.printf("%,d findings%n", report.findings().size() + report.more());
    }

    private static String where(AuditFinding finding) {
        return finding.chain() == AuditFinding.UNKNOWN
                ? finding.place()
                : "chain " + finding.chain() + " number " + finding.number() + " at " + finding.place();
    }

    private static Map<String, Object> content(AuditReport report) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("sound", report.isSound());
        content.put("records", report.records());
        content.put("older", report.older());
        content.put("seals", report.seals());
        content.put("signed", report.signed());
        content.put("keys", report.keys());
        DecidingJson.put(
                content,
                "lastSeal",
                report.lastSeal() == null ? null : report.lastSeal().toString());
        content.put("unsealed", report.unsealed());
        content.put(
                "heads",
                report.heads().stream()
                        .map(head -> Map.of("next", head.next(), "hash", head.hash()))
                        .toList());
        content.put(
                "findings",
                report.findings().stream().map(AuditVerifyCommand::content).toList());
        content.put("more", report.more());
        return content;
    }

    private static Map<String, Object> content(AuditFinding finding) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("kind", Code.of(finding.kind()));
        if (finding.chain() != AuditFinding.UNKNOWN) {
            content.put("chain", finding.chain());
            content.put("number", finding.number());
        }
        content.put("place", finding.place());
        content.put("sentence", finding.sentence());
        return content;
    }
}
