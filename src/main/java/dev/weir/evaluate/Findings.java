package dev.weir.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that an evaluation found.
 *
 * @param grid what was tried
 * @param clean each data set without an attack
 * @param cells each combination
 * @param skipped combinations that the data do not allow, and why
 * @param trust whether the admitted events' trust is what it says, over all of it
 */
public record Findings(Grid grid, List<Clean> clean, List<CellResult> cells, List<String> skipped, Reliability trust) {

    /** The file with everything. */
    public static final String JSON = "evaluation.json";

    /** The file for people. */
    public static final String REPORT = "report.html";

    private static final int VERSION = 1;

    /** What honest users of a data set bear where nobody attacks. */
    public record Clean(String data, HonestCost cost) {}

    public Findings {
        clean = List.copyOf(clean);
        cells = List.copyOf(cells);
        skipped = List.copyOf(skipped);
    }

    /** One object, with the version of its form under {@code v}; what was not measured is null. */
    public String json() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("v", VERSION);
        content.put("grid", gridJson());
        Map<String, String> detectors = new LinkedHashMap<>();
        for (Detector detector : Detector.values()) {
            detectors.put(detector.name(), detector.label() + ": " + detector.how());
        }
        content.put("detectors", detectors);
        content.put("targets", Targets.of(this));
        content.put("trust", trustJson());
        content.put("clean", clean);
        content.put("cells", cells);
        content.put("skipped", skipped);
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("records of numbers and words can be written", e);
        }
    }

    private Map<String, Object> trustJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("baseRate", trust.baseRate());
        json.put("runs", trust.runs());
        json.put("error", trust.error());
        json.put("errorWhereFound", trust.errorWhereFound());
        json.put("bins", trust.bins());
        return json;
    }

    private Map<String, Object> gridJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("models", grid.models());
        json.put("sizes", grid.sizes());
        json.put("fillers", grid.fillers());
        json.put("shapes", grid.shapes());
        json.put("ages", grid.ages());
        json.put("seeds", grid.seeds());
        json.put("firstSeed", grid.firstSeed());
        json.put("targets", grid.targets());
        json.put("harmSeeds", grid.harmSeeds());
        json.put("memoryDays", grid.memory().actors().toDays());
        json.put("objectMemoryDays", grid.memory().objects().toDays());
        return json;
    }

    /** Each target, the worst that was measured of it, and whether it is met: as rows of text. */
    public List<List<String>> targets() {
        return Targets.of(this).stream()
                .map(line -> List.of(line.target(), line.worst(), Words.of(line.answer())))
                .toList();
    }

    /** Writes both files into a folder that exists, over those of a former evaluation. */
    public void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(JSON), json());
        Files.writeString(folder.resolve(REPORT), new Report(this).html());
    }
}
