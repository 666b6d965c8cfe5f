package dev.weir.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the console.
 *
 * @param visitor who; null only on routes for {@link Right#ANYBODY}
 * @param address their address, as the connection has it
 * @param path the path, such as {@code /queue}
 * @param query the parameters in the address
 * @param form the fields of the form; empty unless it is a POST
 * @param part what of the page is wanted
 * @param now when
 * @param toDo how much waits at places that are not for every deployment; a place that is not in it is not there
 */
record Ask(
        @Nullable Visitor visitor,
        String address,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> form,
        Part part,
        Instant now,
        Map<Route, Long> toDo) {

    /** All of the page, or what htmx puts into the one that stands. */
    enum Part {
        PAGE,
        FRAGMENT
    }

    /** Who asks, where the route wants to know. */
    Visitor who() {
        return Objects.requireNonNull(visitor, "a route for anybody asked who it is");
    }

    /** A parameter of the address, or an empty text. */
    String query(String name) {
        return first(query, name);
    }

    /** A field of the form, or an empty text. */
    String form(String name) {
        return first(form, name);
    }

    /** All values of a field of the form. */
    List<String> forms(String name) {
        return form.getOrDefault(name, List.of());
    }

    /** The same with other parameters in the address. */
    Ask withQuery(Map<String, List<String>> other) {
        return new Ask(visitor, address, path, other, form, part, now, toDo);
    }

    private static String first(Map<String, List<String>> values, String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.get(0);
    }
}
