package dev.weir.console;

import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an analyst's form sends. */
final class Asked {

    private Asked() {}

    /** A form with these names and values, by turns. */
    static Ask form(Instant now, Role role, String... fields) {
        Map<String, List<String>> form = new TreeMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.computeIfAbsent(fields[i], name -> new ArrayList<>()).add(fields[i + 1]);
        }
        Visitor visitor = new Visitor(Signer.of("ana", role).reviewer(), "a token", Theme.AUTO, Visitor.Signing.KEY);
        return new Ask(visitor, "127.0.0.1", "/decide", Map.of(), form, Ask.Part.FRAGMENT, now, Map.of());
    }
}
