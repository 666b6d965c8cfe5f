package dev.weir.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may sign in with a password: for a laptop or the demo, where no proxy says who somebody is. A file with one user a line, the name
 * of the reviewers' file and the password's hash; empty lines and lines that begin with {@code #} are passed over.
 */
public final class LocalUsers {

    private final Map<String, String> hashes;

    private LocalUsers(Map<String, String> hashes) {
        this.hashes = Map.copyOf(hashes);
    }

    /** Nobody: everybody comes through the proxy. */
    public static LocalUsers none() {
        return new LocalUsers(Map.of());
    }

    /** One user with this password. */
    public static LocalUsers of(String name, String password) {
        return new LocalUsers(Map.of(name, Passwords.hash(password)));
    }

    /**
     * The users in this file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when a line is no user, with file and line
     */
    public static LocalUsers read(Path file) throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file, UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int gap = line.indexOf(' ');
            if (gap < 1) {
                throw new IllegalArgumentException(file + ":" + (i + 1) + ": a line is a name, a space and a hash");
            }
            String name = line.substring(0, gap);
            try {
                if (hashes.put(name, Passwords.checked(line.substring(gap + 1).strip())) != null) {
                    throw new IllegalArgumentException(name + " stands twice");
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return new LocalUsers(hashes);
    }

    /**
     * The line of the file for a user.
     *
     * @throws IllegalArgumentException when the name has blanks or the password is too short or long
     */
    public static String line(String name, String password) {
        if (name.isBlank() || name.startsWith("#") || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "the name is '" + name + "'; allowed: the name in the reviewers' file, without blanks");
        }
        return name + ' ' + Passwords.hash(password);
    }

    /** A password that nobody can guess, for a user of one run. */
    public static String randomPassword() {
        return Passwords.random();
    }

    /** Whether there are any. */
    boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** Whether there is a user of this name with this password. Takes as long where there is none. */
    boolean matches(String name, String password) {
        return Passwords.matches(password, hashes.get(name));
    }
}
