package dev.weir.console;

import dev.weir.index.ReviewIndex;
import dev.weir.review.Desk;
import dev.weir.review.DueRound;
import dev.weir.settings.Labelling;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The console as it runs. The index it shows is fed and closed by whoever opened it. */
public final class Console implements AutoCloseable {

    private final WebServer server;
    private final Waiting waiting;
    private final DeadlineRounds rounds;
    private final Tryouts tryouts;
    private final int port;

    private Console(WebServer server, Waiting waiting, DeadlineRounds rounds, Tryouts tryouts, int port) {
        this.server = server;
        this.waiting = waiting;
        this.rounds = rounds;
        this.tryouts = tryouts;
        this.port = port;
    }

    /**
     * How people come in.
     *
     * @param host the address to listen on
     * @param port the port; 0 for any
     * @param reviewers everybody who may come in, and what they may decide
     * @param users who signs in with a password
     * @param proxy who says who somebody is; null where people sign in with a password
     * @param keys the folder of private keys, {@code NAME.pem}; null where nobody decides here. With the key of a reviewer of the
     *     role clock in it, what nobody decided in time is asked for while the console runs
     */
    public record Access(
            String host,
            int port,
            Reviewers reviewers,
            LocalUsers users,
            @Nullable TrustedProxy proxy,
            @Nullable Path keys) {

        /** @throws IllegalArgumentException when nobody could come in */
        public Access {
            if (proxy == null && users.isEmpty()) {
                throw new IllegalArgumentException(
                        "nobody could sign in: name local users (--users) or a proxy that says who somebody is (--proxy-header)");
            }
        }
    }

    /** Starts it. */
    public static Console start(Settings settings, ReviewIndex index, Access access, Clock clock) {
        Desk desk = new Desk(settings, index, clock);
        Waiting waiting = Waiting.at(desk, index);
        Sessions sessions = new Sessions(clock);
        KeyFolder keys = new KeyFolder(access.keys());
        Tryouts tryouts = Tryouts.of(settings);
        WebServer server = new WebServer(
                access.host(),
                handlers(
                        settings,
                        index,
                        access,
                        new SignIn(access.users(), new Attempts(clock), sessions),
                        new Deciding(index, Labelling.of(settings), desk, keys, waiting),
                        new Seconding(index.proposals(), desk, keys, waiting),
                        new Blind(index.blind(), settings, desk, keys, waiting),
                        new Policies(
                                settings,
                                new Publishing(settings, access.reviewers(), keys, index.proposals()),
                                tryouts,
                                index.proposals())),
                new Doorkeeper(access.reviewers(), access.proxy(), sessions, keys, clock),
                keys::has,
                clock,
                () -> toDo(settings, index, clock));
        int port = server.start(access.port());
        DeadlineRounds rounds =
                DeadlineRounds.of(new DueRound(settings, index, desk, clock), access.reviewers(), keys, clock);
        return new Console(server, waiting, rounds.start(), tryouts, port);
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        rounds.close();
        tryouts.close();
        server.close();
        waiting.close();
    }

    private static Map<Route, Long> toDo(Settings settings, ReviewIndex index, Clock clock) {
        Map<Route, Long> toDo = new EnumMap<>(Route.class);
        if (!settings.review().fourEyes().isEmpty()) {
            toDo.put(Route.SECOND, index.proposals().waiting(clock.instant()));
        }
        if (settings.review().blind() != null) {
            toDo.put(Route.BLIND, index.blind().waiting(clock.instant()));
        }
        return toDo;
    }

    private static Map<Route, Handler> handlers(
            Settings settings,
            ReviewIndex index,
            Access access,
            SignIn signIn,
            Deciding deciding,
            Seconding seconding,
            Blind blind,
            Policies policies) {
        Nouns nouns = Nouns.of(settings);
        Cases cases = new Cases(index, access.reviewers(), nouns, settings.streamNames());
        Views views = new Views(index, settings, nouns, cases);
        Exports exports = new Exports(index, nouns);
        Map<Route, Handler> handlers = new EnumMap<>(Route.class);
        handlers.put(Route.SIGN_IN_PAGE, signIn::page);
        handlers.put(Route.SIGN_IN, signIn::enter);
        handlers.put(Route.SIGN_OUT, signIn::leave);
        handlers.put(Route.HOME, ask -> Reply.redirect(Route.QUEUE.path()));
        handlers.put(Route.QUEUE, cases::queue);
        handlers.put(Route.NEXT, cases::next);
        handlers.put(Route.SAVED, cases::saved);
        handlers.put(Route.CASE, cases::show);
        handlers.put(Route.CASE_WORK, cases::work);
        handlers.put(Route.QUEUE_CSV, exports::queueCsv);
        handlers.put(Route.QUEUE_JSON, exports::queueJson);
        handlers.put(Route.HELD_CSV, exports::heldCsv);
        handlers.put(Route.HELD_JSON, exports::heldJson);
        handlers.put(Route.DECISIONS_CSV, exports::decisionsCsv);
        handlers.put(Route.DECISIONS_JSON, exports::decisionsJson);
        handlers.put(Route.HELD, views::held);
        handlers.put(Route.FIND, views::find);
        handlers.put(Route.ITEM, views::item);
        handlers.put(Route.ACTOR, views::actor);
        handlers.put(Route.CAMPAIGN, views::campaign);
        handlers.put(Route.OBJECT, views::object);
        handlers.put(Route.OVERVIEW, views::overview);
        handlers.put(Route.DECISIONS, views::decisions);
        handlers.put(Route.POLICY, policies::page);
        handlers.put(Route.POLICY_CHECK, policies::check);
        handlers.put(Route.POLICY_TRY, policies::tryIt);
        handlers.put(Route.POLICY_TRYOUT, policies::tryout);
        handlers.put(Route.POLICY_PUBLISH, policies::publish);
        handlers.put(Route.POLICY_SECOND, policies::second);
        handlers.put(Route.PREVIEW, deciding::preview);
        handlers.put(Route.DECIDE, deciding::decide);
        handlers.put(Route.ANSWERS, deciding::answers);
        handlers.put(Route.BLIND, blind::page);
        handlers.put(Route.BLIND_ITEM, blind::item);
        handlers.put(Route.BLIND_ANSWER, blind::answer);
        handlers.put(Route.SECOND, seconding::page);
        handlers.put(Route.SECOND_WORK, seconding::work);
        handlers.put(Route.HEALTH, ask -> Reply.text("ok\n"));
        return handlers;
    }
}
