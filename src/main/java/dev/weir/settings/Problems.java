package dev.weir.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, so that a person can repair all of it at once. */
final class Problems {

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    private record Problem(Where where, String text) {}

    void add(Where where, String text) {
        found.add(new Problem(where, text));
    }

    /** Adds a problem and gives up: nothing behind it can be read. */
    SettingsException fatal(Where where, String text) {
        add(where, text);
        return exception();
    }

    /** Throws when anything was found. */
    void check() {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    private SettingsException exception() {
        return new SettingsException(found.stream()
                .sorted(Comparator.comparingInt((Problem problem) -> problem.where.line()))
                .map(problem -> file + problem.where.text() + ": " + problem.text)
                .toList());
    }
}
