package dev.weir.cli;

import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.review.Act;
import dev.weir.review.Preview;
import dev.weir.review.Sent;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a decision changes and what came of it, for a person at a terminal. */
final class DecidingText {

    /** So many contributors and answers are shown one by one. */
    private static final int MOST_ROWS = 20;

    private DecidingText() {}

    /** What would change. */
    static void print(PrintWriter out, Act act, Preview preview) {
        out.println(Code.of(act.action())
                + (preview.campaign() == null ? "" : " campaign " + StoryText.shown(preview.campaign())) + ": "
                + count(preview.decisions(), "decision")
                + (preview.contributors() == 0 ? "" : " about " + count(preview.contributors(), "contributor"))
                + (preview.established() == 0 ? "" : ", " + number(preview.established()) + " of long standing"));
        out.println("  taken back from training  " + number(preview.retracts()));
        out.println("  brought back to training  " + number(preview.returns()));
        out.println("  released from quarantine  " + number(preview.releases()));
        if (!preview.lines().isEmpty()) {
            TextTable table =
                    new TextTable("CONTRIBUTOR", "STANDING", "KNOWN", "TAKEN BACK", "BROUGHT BACK", "RELEASED");
            preview.lines().stream()
                    .limit(MOST_ROWS)
                    .forEach(line -> table.row(
                            StoryText.shown(line.actor().text()),
                            line.standing(),
                            line.tenure().name().toLowerCase(Locale.ROOT),
                            number(line.retracts()),
                            number(line.returns()),
                            number(line.releases())));
            table.print(out);
            int more =
                    preview.contributors() - Math.min(MOST_ROWS, preview.lines().size());
            if (more > 0) {
                out.println("and " + number(more) + " more");
            }
        }
        preview.notes().forEach(out::println);
        if (preview.second() != null) {
            out.println("this takes a second person: review.fourEyes has " + Code.of(preview.second()));
        }
    }

    /** What came of it. */
    static void print(PrintWriter out, Sent sent, List<Answer> answers) {
        Map<String, Long> outcomes = answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.outcome().name().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.counting()));
        if (answers.size() > 1) {
            outcomes.forEach((outcome, count) -> out.println(outcome + ": " + number(count)));
        }
        List<Answer> shown = answers.size() <= MOST_ROWS
                ? answers
                : answers.stream()
                        .filter(answer -> answer.outcome() == Answer.Outcome.REFUSED)
                        .limit(MOST_ROWS)
                        .toList();
        Map<String, Decision> decisions =
                sent.decisions().stream().collect(Collectors.toMap(Decision::id, decision -> decision));
        for (Answer answer : shown) {
            Decision decision = decisions.get(answer.decision());
            String what = decision == null || decision.origin() == null ? answer.subject() : decision.origin();
            out.println(answer.outcome().name().toLowerCase(Locale.ROOT) + ": " + StoryText.shown(what) + ": "
                    + StoryText.shown(answer.sentence()));
        }
        int missing = sent.decisions().size() - answers.size();
        if (missing > 0) {
            out.println("not answered in time: " + number(missing)
                    + ". They are in the topic and count when the gateway reads them; `weir review show " + sent.act()
                    + "` says what came of them");
        }
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String count(long count, String what) {
        return number(count) + ' ' + what + (count == 1 ? "" : "s");
    }
}
