package dev.weir.console;

import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What the console answers.
 *
 * @param status the status code
 * @param type the content type
 * @param body the text
 * @param headers more headers; they cannot take back those of {@link SecurityHeaders}
 */
record Reply(int status, String type, String body, Map<String, String> headers) {

    private static final String HTML = "text/html; charset=utf-8";

    /** A page. */
    static Reply page(String html) {
        return new Reply(200, HTML, html, Map.of());
    }

    /** A page that says what is wrong. */
    static Reply page(int status, String html) {
        return new Reply(status, HTML, html, Map.of());
    }

    /** A few plain words, for programs. */
    static Reply text(String body) {
        return new Reply(200, "text/plain; charset=utf-8", body, Map.of());
    }

    /** A part of a page. */
    static Reply fragment(DomContent content) {
        try {
            return page(content.render(FlatHtml.inMemory()).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("rendering in memory failed", e);
        }
    }

    /** Nothing has changed: htmx leaves the page as it is. */
    static Reply unchanged() {
        return new Reply(204, HTML, "", Map.of());
    }

    /** Look there instead, by GET. */
    static Reply redirect(String path) {
        return new Reply(303, HTML, "", Map.of("Location", path));
    }

    /** A file to keep. */
    static Reply download(String type, String name, String body) {
        return new Reply(200, type, body, Map.of("Content-Disposition", "attachment; filename=\"" + name + '"'));
    }
}
