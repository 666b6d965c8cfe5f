package dev.weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.event.Code;
import dev.weir.settings.Durations;
import dev.weir.settings.Settings;
import dev.weir.topics.CheckpointCommittables;
import dev.weir.topics.Committable;
import dev.weir.topics.OpenTransaction;
import dev.weir.topics.TransactionCommit;
import dev.weir.topics.TransactionCommit.Result;
import dev.weir.topics.Transactions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir transactions}: what a gateway that stopped has left open, and how it ends. */
@Command(
        name = "transactions",
        mixinStandardHelpOptions = true,
        description = {
            "Lists and ends the transactions that a stopped gateway left open.",
            "Readers see nothing behind an open transaction. A gateway that starts again ends its own."
        },
        synopsisSubcommandLabel = "(list | abort | commit)",
        footer = {
            "",
            "Example, for a gateway that will not start again from its last checkpoint:",
            "  weir transactions list --settings weir.yaml",
            "  weir transactions commit --settings weir.yaml --checkpoint /checkpoints/1f0a/chk-42",
            "  weir transactions abort --settings weir.yaml --all",
            "Exit status: 0 done; 1 something was lost or refused, or may be; 2 bad usage or settings."
        })
final class TransactionsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say list, abort or commit");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the open transactions whose ids begin with the settings' prefix and a colon.",
            footer = {"", "Example:", "  weir transactions list --settings weir.yaml --json"})
    int list(@Mixin SettingsOption settings, @Option(names = "--json", description = "Print JSON.") boolean json)
            throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        try (Transactions transactions = Transactions.of(settings.load())) {
            List<OpenTransaction> open = transactions.open();
            if (json) {
                JsonOutput.print(
                        out,
                        Map.of(
                                "transactions",
                                open.stream().map(TransactionsCommand::content).toList()));
            } else if (open.isEmpty()) {
                out.println("no open transactions of " + transactions.ids().prefix() + "*");
            } else {
                table(out, open, Instant.now());
            }
        }
        return 0;
    }

    @Command(
            name = "abort",
            mixinStandardHelpOptions = true,
            description = {
                "Aborts open transactions: their records will never be read.",
                "Stop the gateway first: one that still runs fails, and loses what it had not yet committed."
            },
            footer = {"", "Example:", "  weir transactions abort --settings weir.yaml weir:-0-3"})
    int abort(
            @Mixin SettingsOption settings,
            @Parameters(arity = "0..*", paramLabel = "ID", description = "Transactional ids, as listed.") @Nullable
                    List<String> ids,
            @Option(names = "--all", description = "All that are listed.") boolean all,
            @Option(
                            names = "--stopped",
                            description = "You know that the gateway is stopped, although a transaction is young.")
                    boolean stopped) {
        List<String> named = ids == null ? List.of() : ids;
        if (all != named.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name transactional ids, or give --all");
        }
        Settings loaded = settings.load();
        PrintWriter out = spec.commandLine().getOut();
        try (Transactions transactions = Transactions.of(loaded)) {
            List<OpenTransaction> open = transactions.open().stream()
                    .filter(one -> all || named.contains(one.id()))
                    .toList();
            if (!stopped) {
                refuseYoung(open, loaded.job().checkpointInterval());
            }
            for (OpenTransaction one : open) {
                transactions.abort(one.id());
                out.println(one.id() + ": aborted");
            }
            List<String> closed = new ArrayList<>(named);
            closed.removeAll(open.stream().map(OpenTransaction::id).toList());
            closed.forEach(id -> out.println(
                    id + ": not open among those of " + transactions.ids().prefix() + "*"));
            out.println(open.size() + " aborted");
            return closed.isEmpty() ? 0 : Failures.FAILED;
        }
    }

    @Command(
            name = "commit",
            mixinStandardHelpOptions = true,
            description = {
                "Commits the transactions that the last completed checkpoint holds for commit, and no others.",
                "For a gateway that will not start again from it before Kafka aborts them."
            },
            footer = {
                "",
                "Example:",
                "  weir transactions commit --settings weir.yaml --checkpoint /checkpoints/1f0a/chk-42"
            })
    int commit(
            @Mixin SettingsOption settings,
            @Option(
                            names = "--checkpoint",
                            required = true,
                            paramLabel = "PATH",
                            description = "The folder of the last completed checkpoint, as a path or URI.")
                    String checkpoint,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws IOException {
        Settings loaded = settings.load();
        List<Committable> committables = CheckpointCommittables.read(checkpoint);
        PrintWriter out = spec.commandLine().getOut();
        try (Transactions transactions = Transactions.of(loaded)) {
            List<TransactionCommit.Outcome> outcomes = TransactionCommit.run(transactions, committables);
            List<OpenTransaction> others = transactions.open();
            if (json) {
                JsonOutput.print(out, content(outcomes, others));
            } else {
                report(out, outcomes, others);
            }
            return outcomes.stream().allMatch(TransactionsCommand::well) ? 0 : Failures.FAILED;
        }
    }

    /** A transaction that began within the last checkpoints is most likely one that a running gateway is writing. */
    private static void refuseYoung(List<OpenTransaction> open, Duration checkpointInterval) {
        Duration least = checkpointInterval.multipliedBy(3).plusSeconds(30);
        for (OpenTransaction one : open) {
            Instant began = one.began();
            if (one.ongoing()
                    && began != null
                    && Duration.between(began, Instant.now()).compareTo(least) < 0) {
                throw new IllegalStateException("transaction " + one.id() + " began less than " + Durations.text(least)
                        + " ago, so the gateway seems to run: stop it, then add --stopped");
            }
        }
    }

    private static boolean well(TransactionCommit.Outcome outcome) {
        return outcome.result() == Result.COMMITTED || outcome.result() == Result.ALREADY_COMMITTED;
    }

    private static void table(PrintWriter out, List<OpenTransaction> open, Instant now) {
        TextTable table = new TextTable("ID", "STATE", "PRODUCER", "EPOCH", "AGE", "TIMEOUT", "BROKER", "PARTITIONS");
        for (OpenTransaction one : open) {
            Instant began = one.began();
            table.row(
                    one.id(),
                    one.state(),
                    one.producerId(),
                    one.epoch(),
                    began == null
                            ? "-"
                            : Durations.text(Duration.ofSeconds(
                                    Duration.between(began, now).toSeconds())),
                    Durations.text(one.timeout()),
                    one.coordinator(),
                    String.join(",", one.partitions()));
        }
        table.print(out);
    }

    private static void report(
            PrintWriter out, List<TransactionCommit.Outcome> outcomes, List<OpenTransaction> others) {
        if (outcomes.isEmpty()) {
            out.println("the checkpoint holds no transactions for commit");
        }
        for (TransactionCommit.Outcome outcome : outcomes) {
            out.println(outcome.committable().id() + ": " + words(outcome));
        }
        for (OpenTransaction other : others) {
            out.println(other.id() + ": not in the checkpoint: a restart from it writes its records again. Abort it.");
        }
    }

    private static String words(TransactionCommit.Outcome outcome) {
        return switch (outcome.result()) {
            case COMMITTED -> "committed";
            case ALREADY_COMMITTED -> "already committed";
            case EXPIRED ->
                "expired: Kafka aborted it, and its records are lost to the outputs. Read them again: start"
                        + " without the checkpoint, from a time before it";
            case ENDED ->
                "ended before, and its id was taken again: this is not the last checkpoint, or it was aborted by"
                        + " hand. Kafka no longer knows which";
            case FAILED -> "refused: " + outcome.detail();
        };
    }

    private static Map<String, Object> content(List<TransactionCommit.Outcome> outcomes, List<OpenTransaction> others) {
        List<Map<String, Object>> held = new ArrayList<>();
        for (TransactionCommit.Outcome outcome : outcomes) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", outcome.committable().id());
            row.put("producerId", outcome.committable().producerId());
            row.put("epoch", outcome.committable().epoch());
            row.put("result", Code.of(outcome.result()));
            row.put("detail", outcome.detail());
            held.add(row);
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("checkpoint", held);
        content.put("others", others.stream().map(TransactionsCommand::content).toList());
        return content;
    }

    private static Map<String, Object> content(OpenTransaction one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", one.id());
        row.put("state", one.state());
        row.put("producerId", one.producerId());
        row.put("epoch", one.epoch());
        if (one.began() != null) {
            row.put("began", one.began().toString());
        }
        row.put("timeoutMs", one.timeout().toMillis());
        row.put("coordinator", one.coordinator());
        row.put("partitions", one.partitions());
        return row;
    }
}
