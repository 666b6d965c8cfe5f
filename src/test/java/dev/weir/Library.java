package dev.weir;

import java.util.List;

/** A library, by its packages. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are List.of, which the type does not say.
enum Library {
    FLINK("org.apache.flink..", "org.rocksdb.."),
    KAFKA("org.apache.kafka.clients..", "org.apache.kafka.common.."),
    BROKER("kafka..", "org.apache.kafka..", "scala.."),
    JSON("com.fasterxml.jackson.."),
    AVRO("org.apache.avro.."),
    YAML("org.snakeyaml.engine.."),
    CLI("picocli.."),
    LOG("org.slf4j.."),
    SMILE("smile.."),
    PARQUET("org.apache.parquet..", "com.github.luben.zstd.."),
    WEB("io.javalin..", "kotlin..", "org.eclipse.jetty..", "jakarta.servlet..", "j2html.."),
    CRYPTO("javax.crypto.."),
    HTTP("com.sun.net.httpserver.."),
    SIGNATURES("org.conscrypt.."),
    PROCESS("com.sun.management.."),
    ICEBERG("org.apache.iceberg..", "org.apache.hadoop.conf..", "org.apache.hadoop.security..");

    final List<String> packages;

    Library(String... packages) {
        this.packages = List.of(packages);
    }
}
