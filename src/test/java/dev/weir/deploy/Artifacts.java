package dev.weir.deploy;

import java.nio.file.Path;

/** What {@code mvn package} leaves behind. */
final class Artifacts {

    /** The version of the build. */
    static final String VERSION = System.getProperty("weir.version", "0.1.0");

    /** The job jar for a Flink image. */
    static final Path JOB_JAR = Path.of("target", "weir-job-" + VERSION + ".jar");

    /** The unpacked distribution. */
    static final Path DISTRIBUTION = Path.of("target", "weir-" + VERSION).toAbsolutePath();

    /** The packed distribution. */
    static final Path ARCHIVE = Path.of("target", "weir-" + VERSION + ".tar.gz");

    private Artifacts() {}
}
