package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.join;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.time;

import dev.weir.event.Entity;
import j2html.tags.DomContent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times, numbers and ids are written on every page. */
final class Show {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What an id, a value or a name may take of a line; the whole stands in the title. */
    private static final int LONGEST = 60;

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Show() {}

    /** The exact time, and how long ago that is, or in how long: where there is room for both. */
    static DomContent moment(Instant at, Instant now) {
        return join(text(exact(at)), span(" · "), age(at, now));
    }

    /** How long ago, or in how long, with the exact time in the title: {@code 3 h 12 min}, {@code in 2 d 4 h}. */
    static DomContent age(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        return time((age.isNegative() ? "in " : "") + duration(age.abs()))
                .attr("datetime", at.toString())
                .withTitle(exact(at));
    }

    /** The exact time, to the second. */
    static String exact(Instant at) {
        return EXACT.format(at);
    }

    /** The two largest units: {@code 4 d 2 h}, {@code 12 min}, {@code 40 s}. The script beside the pages counts on in the same words. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        if (seconds < DAY) {
            return seconds / HOUR + " h" + rest(seconds % HOUR / MINUTE, "min");
        }
        return seconds / DAY + " d" + rest(seconds % DAY / HOUR, "h");
    }

    private static String rest(long amount, String unit) {
        return amount == 0 ? "" : " " + amount + ' ' + unit;
    }

    /** A count with thousands apart. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A count and what is counted: {@code 1 event}, {@code 2,400 events}. */
    static String count(long count, String noun) {
        return count(count) + ' ' + noun + (count == 1 ? "" : "s");
    }

    /** A measured number in four significant digits, without an exponent below a million. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (size >= 1e6) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        int decimals = size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.01 ? 3 : 5;
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** A part of one, in percent. */
    static String percent(double part) {
        return Double.isNaN(part) ? "–" : String.format(Locale.ROOT, "%.1f %%", part * 100);
    }

    /** A text of somebody else's, cut to a line; what could turn the line around stays within it. */
    static DomContent text(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, end(text)) + '…';
        return span(visible(shown)).withClass("id").attr("dir", "auto").withTitle(visible(text));
    }

    /** An id with its type in the user's own word. */
    static DomContent entity(Entity entity) {
        return join(span(visible(entity.type())).withClass("type"), text(entity.id()));
    }

    /** An id beside a word for what it is: without its type, where that is the same word. */
    static DomContent beside(String noun, Entity entity) {
        return entity.type().equals(noun) ? text(entity.id()) : entity(entity);
    }

    /** The link to a contributor's page. */
    static DomContent actor(Entity actor) {
        return a(entity(actor)).withHref(link(Route.ACTOR, "id", actor.text()));
    }

    /** The link to an object's page. */
    static DomContent object(String stream, Entity object) {
        return a(entity(object)).withHref(link(Route.OBJECT, "stream", stream, "id", object.text()));
    }

    /** The address of a route with parameters, in turn name and value. */
    static String link(Route route, String... parameters) {
        StringBuilder link = new StringBuilder(route.path());
        for (int i = 0; i < parameters.length; i += 2) {
            link.append(i == 0 ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return link.toString();
    }

    /** Text in which controls, and what steers the direction of writing, can be seen instead of working. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int kind = Character.getType(point);
            if (point == '\n' || point == '\t') {
                visible.appendCodePoint(point);
            } else if (kind == Character.CONTROL || kind == Character.FORMAT || kind == Character.SURROGATE) {
                visible.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    /** A gap between parts of a line. */
    static DomContent dot() {
        return rawHtml(" <span class=\"dim\">·</span> ");
    }

    private static int end(String text) {
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
