package dev.weir.topics;

import java.io.StringWriter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Everything that is logged until it is closed, down to the level {@code DEBUG}, instead of where it is logged else. */
final class CapturedLog implements AutoCloseable {

    private final StringWriter text = new StringWriter();
    private final LoggerContext context = LoggerContext.getContext(false);

    CapturedLog() {
        WriterAppender appender = WriterAppender.newBuilder()
                .setName("captured")
                .setTarget(text)
                .setLayout(
                        PatternLayout.newBuilder().withPattern("%p %c %m %ex%n").build())
                .build();
        appender.start();
        LoggerConfig root = context.getConfiguration().getRootLogger();
        root.getAppenders().keySet().forEach(root::removeAppender);
        root.addAppender(appender, Level.DEBUG, null);
        root.setLevel(Level.DEBUG);
        context.updateLoggers();
    }

    String text() {
        return text.toString();
    }

    @Override
    public void close() {
        context.reconfigure();
    }
}
