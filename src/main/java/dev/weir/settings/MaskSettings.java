package dev.weir.settings;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fields of the payload that the console does not show, by the role of who looks. */
public record MaskSettings(
        @Knob(doc = "What a viewer does not see.", fallback = "[]", allowed = "JSON pointers such as /user/email")
        List<String> viewer,

        @Knob(doc = "What an analyst does not see.", fallback = "[]", allowed = "JSON pointers such as /user/email")
        List<String> analyst,

        @Knob(doc = "What a lead does not see.", fallback = "[]", allowed = "JSON pointers such as /user/email")
        List<String> lead,

        @Knob(doc = "What an admin does not see.", fallback = "[]", allowed = "JSON pointers such as /user/email")
        List<String> admin)
        implements Serializable {

    /** Everybody sees all. */
    public static final MaskSettings NOTHING = new MaskSettings(List.of(), List.of(), List.of(), List.of());

    public MaskSettings {
        viewer = List.copyOf(viewer);
        analyst = List.copyOf(analyst);
        lead = List.copyOf(lead);
        admin = List.copyOf(admin);
        Checks checks = new Checks();
        Map.of("viewer", viewer, "analyst", analyst, "lead", lead, "admin", admin)
                .forEach((role, fields) -> fields.forEach(field -> checks.that(
                        field.matches("(/([^~/]|~[01])*)+") && field.length() > 1,
                        role,
                        "'" + field + "' is no JSON pointer to a field; allowed: such as /user/email")));
        checks.done();
    }

    /** All that somebody does not see, by the role. */
    Map<String, List<String>> byRole() {
        return Map.of("viewer", viewer, "analyst", analyst, "lead", lead, "admin", admin);
    }

    /**
     * Refuses to mask what Weir reads of a payload: the console shows that by itself, filters by it, and findings speak of it.
     *
     * @param streams by name
     */
    void check(Checks checks, Map<String, StreamSettings> streams) {
        byRole().forEach((role, fields) -> fields.forEach(field -> read(field, streams)
                .forEach(use -> checks.that(
                        false,
                        List.of("privacy", "mask", role),
                        Set.of("streams"),
                        "'" + field + "' is or holds " + use
                                + ", which the console shows, filters by and explains; mask what is not mapped"))));
    }

    private static List<String> read(String field, Map<String, StreamSettings> streams) {
        List<String> uses = new ArrayList<>();
        streams.forEach((name, stream) -> stream.fields().places().forEach((setting, places) -> {
            if (places.stream().anyMatch(place -> place.equals(field) || place.startsWith(field + '/'))) {
                uses.add("streams." + name + ".fields." + String.join(".", setting));
            }
        }));
        return uses;
    }
}
