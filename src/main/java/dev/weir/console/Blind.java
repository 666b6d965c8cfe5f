package dev.weir.console;

import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.index.BlindItem;
import dev.weir.index.BlindSample;
import dev.weir.review.Desk;
import dev.weir.review.Sent;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.topics.ClusterException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blind sample: events without what Weir says of them, and the answers of people. */
final class Blind {

    /** What can be answered. */
    static final List<Reason> ANSWERS = List.of(Reason.HONEST, Reason.DISHONEST, Reason.UNSURE);

    private static final Logger LOG = LoggerFactory.getLogger(Blind.class);

    private final BlindSample sample;
    private final Settings settings;
    private final Desk desk;
    private final KeyFolder keys;
    private final Waiting waiting;

    Blind(BlindSample sample, Settings settings, Desk desk, KeyFolder keys, Waiting waiting) {
        this.sample = sample;
        this.settings = settings;
        this.desk = desk;
        this.keys = keys;
        this.waiting = waiting;
    }

    /** All that wait. */
    Reply page(Ask ask) {
        return Reply.page(BlindPage.html(ask, sample.open(ask.now())));
    }

    /** One; with the verdict once it was answered. */
    Reply item(Ask ask) {
        BlindItem item = find(ask.query("origin"));
        StreamSettings stream = settings.streams().get(item.stream());
        Map<List<String>, List<String>> places =
                stream == null ? Map.of() : stream.fields().places();
        Mask mask = Mask.of(settings.privacy().mask(), ask.who().role());
        boolean isOpen = item.told() == null && sample.isOpen(item.origin(), ask.now());
        return Reply.page(
                BlindItemPage.html(ask, item, places, mask, Nouns.of(settings), isOpen ? ANSWERS : List.of()));
    }

    /** Takes an answer. */
    Reply answer(Ask ask) {
        Deciding.may(ask.who(), Action.ASSESS);
        BlindItem item = find(ask.form("origin"));
        if (!sample.isOpen(item.origin(), ask.now())) {
            throw Refusal.conflict(
                    "This event waits for no answer: it was answered, or its day is not over, or it is too late.");
        }
        Reason answer = ANSWERS.stream()
                .filter(one -> QueueQuery.code(one).equals(ask.form("answer")))
                .findFirst()
                .orElseThrow(() -> Refusal.wrong("Choose an answer."));
        String comment = Deciding.comment(ask);
        try {
            Sent sent = desk.assess(
                    item,
                    answer,
                    comment,
                    ask.who().reviewer(),
                    keys.of(ask.who().name()));
            LOG.info("{} answered {} of the blind sample", ask.who().name(), item.origin());
            waiting.add(ask.who().name(), sent);
            return Reply.fragment(AnswersPanel.html(ask, waiting.of(ask.who().name(), sent.act())));
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong(String.valueOf(e.getMessage()));
        } catch (ClusterException e) {
            throw Refusal.conflict("Nothing was sent: " + e.getMessage());
        }
    }

    private BlindItem find(String origin) {
        return sample.item(origin)
                .orElseThrow(() -> Refusal.missing("No event with this origin is in the blind sample."));
    }
}
