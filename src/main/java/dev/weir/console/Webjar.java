package dev.weir.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Where a library for browsers stands on the class path: its folder carries the version, which its own jar knows. */
final class Webjar {

    private Webjar() {}

    /** The resource {@code file} of the library {@code name}. */
    static String path(String name, String file) {
        String pom = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        try (InputStream in = Webjar.class.getResourceAsStream(pom)) {
            if (in == null) {
                throw new IllegalStateException(pom + " is not on the class path: is the distribution complete?");
            }
            Properties properties = new Properties();
            properties.load(in);
            return "/META-INF/resources/webjars/" + name + '/' + properties.getProperty("version") + '/' + file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pom, e);
        }
    }
}
