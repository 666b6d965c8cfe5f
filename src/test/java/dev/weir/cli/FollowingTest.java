package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class FollowingTest {

    private final StringWriter err = new StringWriter();
    private final AtomicInteger failed = new AtomicInteger();
    private final Following following = new Following(Duration.ZERO, new PrintWriter(err), failed::incrementAndGet);

    @AfterEach
    void letGo() {
        Thread.interrupted();
    }

    @Test
    void whateverFailsLaterIsSaidAndTriedAgain() throws IOException {
        // Given
        List<Exception> failures = List.of(
                new IOException("no broker"),
                new ParameterException(new CommandLine(new Weir()), "no policy"),
                new TimeoutException("no answer"),
                new UncheckedIOException("the report", new IOException("no room")),
                new IllegalStateException());
        Iterator<Exception> next = failures.iterator();
        AtomicInteger calls = new AtomicInteger();

        // When
        int status = following.repeat(() -> {
            int call = calls.incrementAndGet();
            if (call == 1 || !next.hasNext()) {
                if (call > 1) {
                    Thread.currentThread().interrupt();
                }
                return call;
            }
            throw sneaky(next.next());
        });

        // Then
        assertThat(status).isEqualTo(failures.size() + 2);
        assertThat(failed).hasValue(failures.size());
        assertThat(err.toString().lines().map(line -> line.replace("weir: the report was not renewed: ", "")))
                .containsExactly(
                        "no broker", "no policy", "no answer", "the report Cause: no room", "IllegalStateException");
    }

    @Test
    void whatFailsAtOnceEndsIt() {
        assertThatThrownBy(() -> following.repeat(() -> {
                    throw new TimeoutException("no answer");
                }))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void anInterruptionInKafkaEndsIt() throws IOException {
        AtomicInteger calls = new AtomicInteger();

        int status = following.repeat(() -> {
            if (calls.incrementAndGet() == 1) {
                return 7;
            }
            throw new InterruptException("told to end");
        });

        assertThat(status).isEqualTo(7);
        assertThat(failed).hasValue(0);
    }

    private static RuntimeException sneaky(Exception failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        throw (RuntimeException) failure;
    }
}
