package dev.weir.settings;

import java.util.List;

/** What every list of field places must hold. */
final class FieldPaths {

    private FieldPaths() {}

    static List<String> checked(List<String> at) {
        if (at.isEmpty() || at.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException(
                    "at: give at least one JSON pointer (/user/id), column name or column number (from 1)");
        }
        return List.copyOf(at);
    }
}
