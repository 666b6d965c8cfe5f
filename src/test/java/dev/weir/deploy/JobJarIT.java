package dev.weir.deploy;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The job jar: all that a Flink image lacks, and nothing that it must not have. */
class JobJarIT {

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(Artifacts.JOB_JAR.toFile());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev/weir/event/Event.class",
                "dev/weir/settings/Settings.class",
                "org/apache/flink/connector/kafka/source/KafkaSource.class",
                "org/apache/kafka/clients/consumer/KafkaConsumer.class",
                "com/github/luben/zstd/Zstd.class",
                "net/jpountz/lz4/LZ4Factory.class",
                "org/xerial/snappy/Snappy.class",
                "com/fasterxml/jackson/core/JsonFactory.class",
                "com/fasterxml/jackson/databind/ObjectMapper.class",
                "org/snakeyaml/engine/v2/api/Load.class",
                "META-INF/native/libconscrypt_openjdk_jni-linux-x86_64.so",
                "META-INF/native/libconscrypt_openjdk_jni-linux-aarch_64.so",
                "META-INF/LICENSE",
                "META-INF/NOTICE"
            })
    void has(String entry) {
        assertThat(jar.getEntry(entry)).as(entry).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Flink and its logging are in the image.
                "org/apache/flink/streaming/api/",
                "org/apache/flink/streaming/runtime/",
                "org/apache/flink/runtime/",
                "org/apache/flink/api/",
                "org/apache/flink/state/",
                "org/apache/flink/metrics/",
                "io/prometheus/",
                // Flink's distribution has it, and a second one would be bound to other internals.
                "org/apache/flink/connector/base/",
                "org/slf4j/",
                "org/apache/logging/",
                "org/apache/log4j/",
                // The broker and what only the command line needs.
                "kafka/server/",
                "org/apache/kafka/server/common/",
                "org/apache/kafka/storage/",
                "org/apache/kafka/metadata/",
                "scala/",
                "dev/weir/alerts/",
                "dev/weir/auditor/",
                "dev/weir/cli/",
                "dev/weir/local/",
                "dev/weir/bench/",
                "dev/weir/demo/",
                "dev/weir/drift/",
                "dev/weir/explain/",
                "dev/weir/lab/",
                "dev/weir/table/",
                "dev/weir/learner/",
                "dev/weir/backtest/",
                "dev/weir/chart/",
                "dev/weir/evaluate/",
                "dev/weir/redrive/",
                "dev/weir/replay/",
                "dev/weir/review/",
                "dev/weir/teach/",
                "dev/weir/index/",
                "dev/weir/output/",
                "dev/weir/console/",
                "dev/weir/watch/",
                "dev/weir/training/",
                "dev/weir/collect/",
                "dev/weir/parquet/",
                "dev/weir/manifest/",
                "dev/weir/store/",
                "org/apache/iceberg/",
                "org/apache/hadoop/",
                "org/apache/parquet/",
                // Licensed under the GPL, see NOTICE.
                "smile/",
                // Flink's images are Linux.
                "META-INF/native/conscrypt_openjdk_jni-windows",
                "META-INF/native/libconscrypt_openjdk_jni-osx",
                // Signatures of single jars do not hold for the merged one.
                "META-INF/INDEX.LIST"
            })
    void hasNot(String prefix) {
        assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith(prefix)))
                .as(prefix)
                .isEmpty();
    }

    /** Signatures are checked by nothing but what is in the jar, and the library for this system is found there. */
    @ParameterizedTest
    @CsvSource({"ED25519, Ed25519, Ed25519, 32", "ES256, EC, SHA256withECDSAinP1363Format, 65"})
    void checksProducersSignatures(String name, String keys, String signatures, int bytes) throws Exception {
        // Given
        KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
        if (keys.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        KeyPair pair = generator.generateKeyPair();
        Signature signer = Signature.getInstance(signatures);
        signer.initSign(pair.getPrivate());
        signer.update(new byte[] {7});
        byte[] encoded = pair.getPublic().getEncoded();
        String key = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - bytes, encoded.length));

        // When, Then
        try (URLClassLoader alone = new URLClassLoader(
                new URL[] {Artifacts.JOB_JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            Class<?> algorithms = alone.loadClass("dev.weir.sdk.Algorithm");
            Class<?> verifiers = alone.loadClass("dev.weir.provenance.KeyVerifier");
            Object algorithm = algorithms.getMethod("valueOf", String.class).invoke(null, name);
            Method of = verifiers.getDeclaredMethod("of", algorithms, String.class);
            Method fits = verifiers.getDeclaredMethod("fits", byte[].class, byte[].class);
            of.setAccessible(true);
            fits.setAccessible(true);
            Object verifier = of.invoke(null, algorithm, key);
            assertThat(fits.invoke(verifier, new byte[] {7}, signer.sign())).isEqualTo(true);
            assertThat(fits.invoke(verifier, new byte[] {7}, new byte[64])).isEqualTo(false);
        }
    }

    @Test
    void hasNoSignatures() {
        assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA|EC)")))
                .isEmpty();
    }

    @Test
    void startsTheGateway() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();

        assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("dev.weir.GatewayJob");
        assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION)).isEqualTo(Artifacts.VERSION);
    }

    @Test
    void licenceIsApacheAndNoticesAreKept() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License");
        assertThat(text("META-INF/NOTICE"))
                .contains("The Weir authors")
                .contains("Apache Flink")
                .contains("Smile");
        assertThat(text("NOTICE"))
                .as("Kafka's, which stands at the top of its jar")
                .contains("Apache Kafka");
    }

    /** What was cut away is not missed: every class of ours that a class in the jar names is in the jar too. */
    @Test
    void isComplete() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(location -> location.contains("/dev/weir/"))
                .importLocations(List.of(Location.of(jarUri())));
        Set<String> there = jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class"))
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                .collect(toSet());

        assertThat(ours).isNotEmpty();
        assertThat(ours.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(Dependency::getTargetClass)
                        .map(JavaClass::getBaseComponentType)
                        .filter(not(JavaClass::isPrimitive))
                        .map(JavaClass::getName)
                        .filter(not(JobJarIT::isElsewhere))
                        .filter(not(there::contains))
                        .collect(toSet()))
                .as("named, but neither in the jar nor in Flink")
                .isEmpty();
    }

    private static boolean isElsewhere(String type) {
        return type.startsWith("java.")
                || type.startsWith("javax.")
                || type.startsWith("org.slf4j.")
                || type.startsWith("org.rocksdb.") // In Flink's distribution, with its state backend.
                || (type.startsWith("org.apache.flink.") && !type.startsWith("org.apache.flink.connector.kafka."));
    }

    private static URI jarUri() {
        return URI.create("jar:" + Artifacts.JOB_JAR.toUri() + "!/");
    }

    private String text(String entry) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
