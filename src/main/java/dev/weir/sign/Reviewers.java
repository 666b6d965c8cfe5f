package dev.weir.sign;

import dev.weir.settings.Checks;
import dev.weir.settings.Knob;
import dev.weir.settings.RecordFile;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reviewers' file: everybody who may decide. It goes into the job, which takes it as it was at its start. */
public record Reviewers(
        @Knob(doc = "Everybody who may decide.") List<Reviewer> reviewers) implements Serializable {

    /** Nobody may decide anything. */
    public static final Reviewers NOBODY = new Reviewers(List.of());

    public Reviewers {
        reviewers = List.copyOf(reviewers);
        Checks checks = new Checks();
        Map<String, String> owners = new HashMap<>();
        for (Reviewer reviewer : reviewers) {
            String other = owners.putIfAbsent(reviewer.key(), reviewer.name());
            checks.refuse(
                    "reviewers",
                    other == null
                            ? null
                            : "the key of '" + reviewer.name() + "' is also that of '" + other
                                    + "': a key belongs to one entry, else it does not tell who signed");
        }
        checks.done();
    }

    /**
     * Reads the file.
     *
     * @throws dev.weir.settings.SettingsException with every problem of the file
     */
    public static Reviewers load(Path file) {
        return RecordFile.load(file, Reviewers.class);
    }

    /** The entries of a name, none or more. */
    public List<Reviewer> named(String name) {
        return reviewers.stream()
                .filter(reviewer -> reviewer.name().equals(name))
                .toList();
    }
}
