package dev.weir.console;

import dev.weir.event.Entity;
import dev.weir.index.ActorView;
import dev.weir.index.Case;
import dev.weir.index.Cursor;
import dev.weir.index.Found;
import dev.weir.index.HeldItem;
import dev.weir.index.QueueFilter.Field;
import dev.weir.index.ReviewIndex;
import dev.weir.settings.Labelling;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one can look at besides the queue. */
final class Views {

    /** What is looked for is no longer than this, in characters. */
    static final int LONGEST_PART = 200;

    private static final int PAGE = 100;

    private final ReviewIndex index;
    private final Settings settings;
    private final Nouns nouns;
    private final Cases cases;
    private final Labelling labelling;

    Views(ReviewIndex index, Settings settings, Nouns nouns, Cases cases) {
        this.index = index;
        this.settings = settings;
        this.nouns = nouns;
        this.cases = cases;
        this.labelling = Labelling.of(settings);
    }

    Reply held(Ask ask) {
        QueueQuery query = QueueQuery.of(ask, nouns);
        return Reply.page(HeldPage.html(
                ask,
                query,
                index.held(query.filter(), query.order(), query.cursor(), PAGE),
                nouns,
                settings.streamNames()));
    }

    /** Whom or what somebody looks for: its page where there is only one, or else a list. */
    Reply find(Ask ask) {
        String typed = ask.query("text").strip();
        if (typed.isEmpty()) {
            return Reply.page(FindPage.html(ask, "", null, nouns));
        }
        if (typed.length() > LONGEST_PART) {
            throw Refusal.wrong("Type at most " + LONGEST_PART + " characters of it.");
        }
        if (index.streamOf(typed).isPresent()) {
            return Reply.redirect(Show.link(Route.ITEM, "origin", typed));
        }
        if (index.caseOf(typed).isPresent()) {
            return Reply.redirect(Show.link(Route.CASE, "id", typed));
        }
        Found found = index.find(typed);
        return only(found).map(Reply::redirect).orElseGet(() -> Reply.page(FindPage.html(ask, typed, found, nouns)));
    }

    /** The page of what was found where that is one thing. */
    private static Optional<String> only(Found found) {
        if (found.contributors().size() + found.objects().size() != 1) {
            return Optional.empty();
        }
        return Stream.concat(
                        found.contributors().stream()
                                .map(one -> Show.link(
                                        Route.ACTOR, "id", one.entity().text())),
                        found.objects().stream()
                                .map(one -> Show.link(
                                        Route.OBJECT,
                                        "stream",
                                        one.stream(),
                                        "id",
                                        one.entity().text())))
                .findFirst();
    }

    Reply item(Ask ask) {
        if (index.blind().isVeiled(ask.query("origin"), ask.now())) {
            return Reply.redirect(Show.link(Route.BLIND_ITEM, "origin", ask.query("origin")));
        }
        return index.item(ask.query("origin"))
                .map(item -> held(ask, item))
                .or(() -> index.trained(ask.query("origin"))
                        .map(item -> Reply.page(TrainedPage.html(ask, item, labelling, nouns))))
                .orElseThrow(
                        () -> Refusal.missing("No event with this origin was held or is among the newest million that"
                                + " went to training, as far as is known."));
    }

    private Reply held(Ask ask, HeldItem item) {
        StreamSettings stream = settings.streams().get(item.row().stream());
        Map<List<String>, List<String>> places =
                stream == null ? Map.of() : stream.fields().places();
        Mask mask = Mask.of(settings.privacy().mask(), ask.who().role());
        Case one = index.caseOf(item.row().caseId()).orElse(null);
        return Reply.page(ItemPage.html(ask, item, one, labelling, places, mask, nouns, cases.colleagues(ask.who())));
    }

    Reply actor(Ask ask) {
        ActorView actor = index.actor(entity(ask.query("id"), Field.ACTOR));
        Case one = Optional.ofNullable(actor.caseId()).flatMap(index::caseOf).orElse(null);
        return Reply.page(ActorPage.html(ask, actor, one, nouns, cases.colleagues(ask.who())));
    }

    Reply campaign(Ask ask) {
        return index.campaign(ask.query("id"), from(ask.query("from")))
                .map(campaign -> Reply.page(CampaignPage.html(ask, campaign, nouns, cases.colleagues(ask.who()))))
                .orElseThrow(() -> Refusal.missing("No such campaign is known."));
    }

    private static int from(String typed) {
        if (!typed.matches("\\d{0,9}")) {
            throw Refusal.wrong(
                    "'" + typed + "' for from is no number of members to pass over. Allowed: 0 to 999999999.");
        }
        return typed.isEmpty() ? 0 : Integer.parseInt(typed);
    }

    Reply object(Ask ask) {
        String stream = ask.query("stream");
        if (!settings.streams().containsKey(stream)) {
            throw Refusal.missing(
                    "There is no stream '" + stream + "'. Allowed: " + String.join(", ", settings.streamNames()) + '.');
        }
        return Reply.page(ObjectPage.html(ask, index.object(stream, entity(ask.query("id"), Field.OBJECT))));
    }

    Reply overview(Ask ask) {
        return Reply.page(OverviewPage.html(
                ask,
                index.overview(ask.now()),
                settings.review().blind() == null ? null : index.blind().figures(ask.now())));
    }

    Reply decisions(Ask ask) {
        DecisionWish wish = DecisionWish.of(ask);
        try {
            Cursor cursor = Cursor.parse(ask.query("after"));
            return Reply.page(
                    DecisionsPage.html(ask, wish, index.acts(wish.filter(), cursor, PAGE), cases.reviewers()));
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong(String.valueOf(e.getMessage()));
        }
    }

    private Entity entity(String typed, Field field) {
        String text = field == Field.ACTOR ? nouns.actorText(typed) : nouns.objectText(typed);
        if (text.indexOf(':') < 1) {
            throw Refusal.wrong("'" + typed + "' names nothing. Write its type, a colon and its id.");
        }
        return new Entity(text);
    }
}
