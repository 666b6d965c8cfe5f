package dev.weir.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String SECRET = "hunter2$1\\";

    private final Secrets.Environment environment = name -> name.equals("PASSWORD") ? SECRET : null;

    @TempDir
    Path folder;

    @Test
    void replacesFilesAndVariables() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("password"), SECRET + "\n");
        Map<String, String> properties = Map.of(
                "a", "plain", "b", "x=\"${file:" + file + "}\" y=\"${env:PASSWORD}\";", "c", "$5 {env:PASSWORD}");

        // When, Then
        assertThat(Secrets.resolve(properties, environment))
                .containsOnly(
                        Map.entry("a", "plain"),
                        Map.entry("b", "x=\"" + SECRET + "\" y=\"" + SECRET + "\";"),
                        Map.entry("c", "$5 {env:PASSWORD}"));
    }

    @Test
    void onlyOneLineBreakAtTheEndIsCutOff() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("password"), " a\nb\r\n\r\n");

        // When, Then
        assertThat(Secrets.resolve(Map.of("p", "${file:" + file + "}"), environment))
                .containsEntry("p", " a\nb\r\n");
    }

    @Test
    void aSecretIsNotReplacedAgain() {
        Secrets.Environment nested = name -> name.equals("A") ? "${env:B}" : "no";
        assertThat(Secrets.resolve(Map.of("p", "${env:A}"), nested)).containsEntry("p", "${env:B}");
    }

    @Test
    void whatIsMissingIsNamedWithoutValues() throws IOException {
        // Given
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 'h'});
        Map<String, String> properties = Map.of(
                "sasl.jaas.config",
                "password=\"hunter2\" ${env:NONE} ${file:" + folder.resolve("none")
                        + "} ${file:near} ${evn:PASSWORD} ${file:" + binary + "}");

        // When, Then
        assertThatThrownBy(() -> Secrets.resolve(properties, environment)).hasMessage("""
                kafka.properties: sasl.jaas.config: the environment has no variable NONE
                kafka.properties: sasl.jaas.config: there is no file %1$s/none
                kafka.properties: sasl.jaas.config: the file 'near' must be given by its whole path, from /
                kafka.properties: sasl.jaas.config: '${evn:' is no place for secrets; allowed: ${file:/path}, ${env:NAME}
                kafka.properties: sasl.jaas.config: the file %1$s/binary is not UTF-8 text""".formatted(folder));
    }

    @Test
    void withKafkasOwnProvidersNothingIsReplaced() {
        // Given
        Map<String, String> properties = Map.of("config.providers", "vault", "p", "${vault:a:b} ${env:PASSWORD}");

        // When, Then
        assertThat(Secrets.resolve(properties, environment)).containsEntry("p", "${vault:a:b} ${env:PASSWORD}");
    }
}
