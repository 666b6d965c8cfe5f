package dev.weir.demo;

import dev.weir.console.Console;
import dev.weir.console.LocalUsers;
import dev.weir.index.IndexFeed;
import dev.weir.index.ReviewIndex;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewers;
import dev.weir.topics.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;

/** The console of the demo, with the one reviewer of {@link DemoFolder} and a password of this run. */
final class DemoReview implements AutoCloseable {

    private final ReviewIndex index;
    private final IndexFeed feed;
    private final Console console;
    private final String password;

    private DemoReview(ReviewIndex index, IndexFeed feed, Console console, String password) {
        this.index = index;
        this.feed = feed;
        this.console = console;
        this.password = password;
    }

    /**
     * Starts it.
     *
     * @param port where it listens on this machine; 0 for any
     */
    static DemoReview start(Settings settings, DemoFolder folder, int port) throws IOException {
        String password = LocalUsers.randomPassword();
        ReviewIndex index =
                ReviewIndex.open(folder.indexFile(), settings, settings.review().holdFor());
        IndexFeed feed = index.feed(Cluster.of(settings).clientProperties(), Clock.systemUTC());
        Console.Access access = new Console.Access(
                "127.0.0.1",
                port,
                Reviewers.load(Path.of(Objects.requireNonNull(settings.review().reviewers()))),
                LocalUsers.of(DemoFolder.REVIEWER, password),
                null,
                folder.keys());
        feed.start();
        return new DemoReview(index, feed, Console.start(settings, index, access, Clock.systemUTC()), password);
    }

    /** Where the console is, and how to get in. */
    String invitation() {
        return "http://127.0.0.1:" + console.port() + "  sign in as " + DemoFolder.REVIEWER + " with " + password;
    }

    @Override
    public void close() {
        console.close();
        feed.close();
        index.close();
    }
}
