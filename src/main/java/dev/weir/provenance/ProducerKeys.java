package dev.weir.provenance;

import dev.weir.settings.Checks;
import dev.weir.settings.Knob;
import dev.weir.settings.RecordFile;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The key registry: every key that a source may sign its events with. */
public record ProducerKeys(
        @Knob(doc = "Every key that a source may sign its events with.", fallback = "[]")
        List<ProducerKey> keys) implements Serializable {

    /** No key counts. */
    public static final ProducerKeys NONE = new ProducerKeys(List.of());

    public ProducerKeys {
        keys = List.copyOf(keys);
        Checks checks = new Checks();
        Set<String> ids = new HashSet<>();
        Map<String, String> owners = new HashMap<>();
        for (ProducerKey key : keys) {
            checks.refuse(
                    "keys", ids.add(key.id()) ? null : "the id '" + key.id() + "' stands twice; give each key its own");
            String other = owners.putIfAbsent(key.key(), key.id());
            checks.refuse(
                    "keys",
                    other == null
                            ? null
                            : "the key of '" + key.id() + "' is also that of '" + other
                                    + "': a key has one entry, else revoking it leaves it in use");
        }
        checks.done();
    }

    /**
     * Reads the file.
     *
     * @throws dev.weir.settings.SettingsException with every problem of the file
     */
    public static ProducerKeys load(Path file) {
        return RecordFile.load(file, ProducerKeys.class);
    }
}
