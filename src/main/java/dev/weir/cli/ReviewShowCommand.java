package dev.weir.cli;

import dev.weir.event.Code;
import dev.weir.event.Entity;
import dev.weir.index.ActorView;
import dev.weir.index.Answered;
import dev.weir.index.Case;
import dev.weir.index.Cursor;
import dev.weir.index.HeldItem;
import dev.weir.index.HeldRow;
import dev.weir.index.QueueFilter;
import dev.weir.index.QueueOrder;
import dev.weir.index.ReviewIndex;
import dev.weir.review.Desk;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir review show}: one event, case, contributor or decision. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one held event, case, contributor or decision, and what was decided about it.",
        footer = {
            "",
            "Examples:",
            "  weir review show shop.ratings/0/4711 --settings weir.yaml      a held event",
            "  weir review show customer:17 --settings weir.yaml              a contributor",
            "  weir review show flood:… --settings weir.yaml                  a case of `weir review list`",
            "Exit status 1 when nothing is known of it."
        })
final class ReviewShowCommand implements Callable<Integer> {

    private static final int MOST_EVENTS = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReviewPlace place;

    @Parameters(
            paramLabel = "WHAT",
            description = "An event's origin, a case, type:id of a contributor, a decision, an act.")
    private String what;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        return place.read(place.load(), spec.commandLine().getErr(), this::show);
    }

    private int show(ReviewIndex index) throws IOException {
        if (index.blind().isVeiled(what, Instant.now())) {
            spec.commandLine()
                    .getErr()
                    .println("weir: '" + StoryText.shown(what)
                            + "' is in the blind sample; nothing is said of it until it is answered in the console");
            return Failures.FAILED;
        }
        Optional<HeldItem> item = index.item(what);
        if (item.isPresent()) {
            return event(item.get());
        }
        Optional<Case> found = index.caseOf(what);
        if (found.isPresent()) {
            return found(index, found.get());
        }
        List<Answered> decisions = Desk.decisions(index, what);
        if (!decisions.isEmpty()) {
            return print(Map.of("decisions", contents(decisions)), out -> decisions(out, decisions));
        }
        if (what.indexOf(':') > 0) {
            ActorView actor = index.actor(new Entity(what));
            if (actor.admitted() + actor.heldEver() > 0 || !actor.decisions().isEmpty()) {
                return actor(actor);
            }
        }
        spec.commandLine()
                .getErr()
                .println("weir: nothing is known of '" + StoryText.shown(what)
                        + "'; searched as event, case, decision, act and type:id of a contributor");
        return Failures.FAILED;
    }

    private int event(HeldItem item) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>(ReviewListCommand.content(item.row()));
        content.put("policy", item.policy());
        content.put("foundAt", item.foundAt());
        content.put("payload", item.payload().text());
        content.put(
                "findings",
                item.findings().stream()
                        .map(one -> Map.of("check", one.check(), "weight", one.weight(), "sentence", one.sentence()))
                        .toList());
        content.put("standing", item.standing().standing());
        content.put("decisions", contents(item.decisions()));
        return print(content, out -> {
            line(out, "event", item.row().origin() + " on stream " + item.row().stream());
            line(
                    out,
                    "contributor",
                    item.row().actor().text() + ", " + item.standing().standing() + ", " + item.actorHeld()
                            + " of its events wait");
            if (item.row().object() != null) {
                line(
                        out,
                        "about",
                        item.row().object().text()
                                + (Double.isNaN(item.row().value())
                                        ? ""
                                        : ": " + item.row().value()));
            }
            line(
                    out,
                    "status",
                    item.row().status().name().toLowerCase(Locale.ROOT) + ", held "
                            + item.row().held() + ", to be decided by "
                            + item.row().deadline());
            item.findings()
                    .forEach(one -> line(out, "finding", one.check() + " (" + one.weight() + "): " + one.sentence()));
            item.history().forEach(one -> line(out, "history", one.time() + " " + one.what()));
            line(out, "payload", item.payload().text());
            line(out, "judged by", item.policy());
            line(out, "found at", item.foundAt());
            decisions(out, item.decisions());
        });
    }

    private int found(ReviewIndex index, Case one) throws IOException {
        List<HeldRow> rows = index.held(
                        QueueFilter.OPEN.where(QueueFilter.Field.CASE, one.id()),
                        QueueOrder.RISK,
                        Cursor.START,
                        MOST_EVENTS)
                .rows();
        Map<String, Object> content = new LinkedHashMap<>(ReviewListCommand.content(one));
        content.put("riskiest", rows.stream().map(ReviewListCommand::content).toList());
        return print(content, out -> {
            line(out, "case", one.id());
            line(out, "what", one.title());
            line(
                    out,
                    "waiting",
                    DecidingText.number(one.held()) + " of " + DecidingText.number(one.total())
                            + " events of " + DecidingText.number(one.members()) + " contributors about "
                            + DecidingText.number(one.objects()) + " objects");
            line(out, "strongest", one.check() + ", " + one.family());
            rows.forEach(row ->
                    line(out, "event", row.origin() + " of " + row.actor().text()));
            if (one.held() > rows.size()) {
                out.println("and " + DecidingText.number(one.held() - rows.size())
                        + " more: weir review list --events --where case=" + StoryText.shown(one.id()));
            }
        });
    }

    private int actor(ActorView actor) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("actor", actor.actor().text());
        content.put("standing", actor.standing().standing());
        content.put("reason", actor.standing().reason());
        content.put("admitted", actor.admitted());
        content.put("retracted", actor.retracted());
        content.put("waiting", actor.held());
        content.put("heldEver", actor.heldEver());
        content.put("campaigns", actor.campaigns());
        DecidingJson.put(content, "case", actor.caseId());
        content.put("decisions", contents(actor.decisions()));
        return print(content, out -> {
            line(out, "contributor", actor.actor().text());
            line(
                    out,
                    "standing",
                    actor.standing().standing()
                            + (actor.standing().reason().isEmpty()
                                    ? ""
                                    : ": " + actor.standing().reason()));
            line(
                    out,
                    "in training",
                    DecidingText.number(actor.admitted() - actor.retracted()) + ", "
                            + DecidingText.number(actor.retracted()) + " taken back");
            line(out, "held", DecidingText.number(actor.held()) + " wait, of " + DecidingText.number(actor.heldEver()));
            actor.campaigns().forEach(campaign -> line(out, "campaign", campaign));
            if (actor.caseId() != null) {
                line(out, "case", actor.caseId());
            }
            decisions(out, actor.decisions());
        });
    }

    /** Prints for a person. */
    private interface Text {
        void print(PrintWriter out);
    }

    private int print(Map<String, Object> content, Text text) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, content);
        } else {
            text.print(out);
        }
        return 0;
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf(Locale.ROOT, "  %-12s %s%n", name, StoryText.shown(value));
    }

    private static void decisions(PrintWriter out, List<Answered> decisions) {
        for (Answered one : decisions) {
            line(
                    out,
                    "decision",
                    one.id() + " " + word(one.action()) + " by " + one.reviewer() + " at " + one.time() + ", "
                            + word(one.reason()) + (one.undoneBy() == null ? "" : ", taken back by " + one.undoneBy()));
            line(out, "", word(one.outcome()) + (one.sentence().isEmpty() ? "" : ": " + one.sentence()));
        }
    }

    private static List<Map<String, Object>> contents(List<Answered> decisions) {
        return decisions.stream().map(ReviewShowCommand::content).toList();
    }

    private static Map<String, Object> content(Answered one) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("id", one.id());
        content.put("action", word(one.action()));
        content.put("subject", one.subject());
        DecidingJson.put(content, "origin", one.origin());
        content.put("reviewer", one.reviewer());
        content.put("time", one.time().toString());
        content.put("reason", word(one.reason()));
        content.put("comment", one.comment());
        content.put("outcome", word(one.outcome()));
        content.put("sentence", one.sentence());
        content.put("retractions", one.retractions());
        content.put("released", one.released());
        DecidingJson.put(content, "undoneBy", one.undoneBy());
        return content;
    }

    private static String word(@Nullable Enum<?> constant) {
        return constant == null ? "unanswered" : Code.of(constant);
    }
}
