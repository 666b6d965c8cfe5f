package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.sort.WorkFolder;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that gives the tests of a class a console at work, over the tests' broker, and a browser to visit it with. After each test
 * everybody leaves, and no page may have complained.
 */
final class Visit implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private @Nullable WorkFolder folder;
    private @Nullable ConsoleAtWork console;
    private @Nullable Browser browser;

    ConsoleAtWork console() {
        return Objects.requireNonNull(console, "no test of the class has begun");
    }

    Browser browser() {
        return Objects.requireNonNull(browser, "no test of the class has begun");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        assumeTrue(Browser.isThere(), Browser.MISSING);
        folder = WorkFolder.temporary();
        console = ConsoleAtWork.start(KafkaClient.of(Broker.bootstrap(context)), folder.path());
        browser = Browser.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser().everybodyLeaves();
        assertThat(browser().complaints()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
        if (browser != null) {
            browser.close();
        }
        if (console != null) {
            console.close();
        }
        if (folder != null) {
            folder.close();
        }
    }
}
