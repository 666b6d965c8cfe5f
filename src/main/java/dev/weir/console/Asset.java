package dev.weir.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that pages are made of. All come from the class path, and from a list, so that no path in an address is ever looked up. The
 * address carries the content's digest: browsers keep it for good.
 */
enum Asset {
    STYLE("console.css", "text/css; charset=utf-8", "/dev/weir/console/console.css"),
    SCRIPT("console.js", "text/javascript; charset=utf-8", "/dev/weir/console/console.js"),
    ICON("icon.svg", "image/svg+xml", "/dev/weir/console/icon.svg"),
    HTMX("htmx.js", "text/javascript; charset=utf-8", Webjar.path("htmx.org", "dist/htmx.min.js")),
    UPLOT("uplot.js", "text/javascript; charset=utf-8", Webjar.path("uplot", "dist/uPlot.iife.min.js")),
    UPLOT_STYLE("uplot.css", "text/css; charset=utf-8", Webjar.path("uplot", "dist/uPlot.min.css"));

    private final String file;
    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes the array.
    private final byte[] content;

    private final String path;

    Asset(String file, String type, String resource) {
        this.file = file;
        this.type = type;
        this.content = read(resource);
        this.path = "/assets/" + digest(content) + '/' + file;
    }

    /** Its path in an address. */
    String path() {
        return path;
    }

    String file() {
        return file;
    }

    String type() {
        return type;
    }

    /** The bytes, which nobody changes. */
    byte[] content() {
        return content;
    }

    private static byte[] read(String resource) {
        try (InputStream in = Asset.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path: is the distribution complete?");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
