package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What kubectl makes of an overlay.
 *
 * @param name the overlay's
 * @param documents every object
 */
record Overlay(String name, List<JsonNode> documents) {

    @Override
    public String toString() {
        return name;
    }

    /** Puts a folder with a kustomization together. */
    static Overlay build(Path folder) throws Exception {
        Path out = Files.createTempFile("overlay", ".yaml");
        Path err = Files.createTempFile("overlay", ".err");
        try {
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertThat(kubectl.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(kubectl.exitValue()).as(Files.readString(err)).isZero();
            return new Overlay(
                    folder.getFileName().toString(), Yaml.documents(Files.readString(out, StandardCharsets.UTF_8)));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** The objects of a kind. */
    List<JsonNode> all(String kind) {
        return documents.stream()
                .filter(document -> document.get("kind").asText().equals(kind))
                .toList();
    }

    /** The one object of a kind and name. */
    JsonNode one(String kind, String name) {
        return all(kind).stream()
                .filter(document -> document.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this.name + " has no " + kind + " " + name));
    }

    boolean has(String kind, String name) {
        return all(kind).stream()
                .anyMatch(document -> document.at("/metadata/name").asText().equals(name));
    }

    /** Every pod template, with the labels that its pods have; Flink's own pods get theirs from the operator. */
    List<Workload> workloads() {
        return documents.stream().flatMap(Overlay::workload).toList();
    }

    private static Stream<Workload> workload(JsonNode document) {
        String name = document.at("/metadata/name").asText();
        return switch (document.get("kind").asText()) {
            case "Deployment" -> Stream.of(new Workload(name, document.at("/spec/template")));
            case "CronJob" -> Stream.of(new Workload(name, document.at("/spec/jobTemplate/spec/template")));
            case "FlinkDeployment" -> Stream.of(new Workload(name, document.at("/spec/podTemplate")));
            default -> Stream.empty();
        };
    }

    /**
     * Pods of one kind.
     *
     * @param name of the object that makes them
     * @param template their template
     */
    record Workload(String name, JsonNode template) {

        /** Whether the Flink operator makes them: it sets image and resources by itself. */
        boolean isFlink() {
            return name.equals("weir");
        }

        JsonNode pod() {
            return template.get("spec");
        }

        /** Containers, those that run before the others first. */
        List<JsonNode> containers() {
            return Stream.of("initContainers", "containers")
                    .flatMap(key -> Yaml.elements(pod().path(key)))
                    .toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
