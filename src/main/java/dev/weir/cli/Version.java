package dev.weir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code weir --version} prints: Weir, and what it runs on. */
final class Version implements IVersionProvider {

    private static final String RESOURCE = "version.properties";

    @Override
    public String[] getVersion() throws IOException {
        Properties versions = versions();
        return new String[] {
            "weir " + versions.getProperty("weir") + " (Flink " + versions.getProperty("flink") + ", Kafka "
                    + versions.getProperty("kafka") + ", Java " + Runtime.version() + ")"
        };
    }

    /** Weir's own. */
    static String weir() throws IOException {
        return versions().getProperty("weir");
    }

    private static Properties versions() throws IOException {
        Properties versions = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IOException(RESOURCE + " is missing beside " + Version.class.getName()
                        + ": the build is incomplete, build it again");
            }
            versions.load(resource);
        }
        return versions;
    }
}
