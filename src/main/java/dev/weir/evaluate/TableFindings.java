package dev.weir.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.weir.chart.Html;
import dev.weir.chart.ReportStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found of the poisons of one table, and what models learn from what is left.
 *
 * @param data the data set
 * @param grid what was tried
 * @param cells without poison, then each poison
 */
public record TableFindings(String data, TableGrid grid, List<Cell> cells) {

    /** The headings of {@link #rows}. */
    public static final List<String> HEADINGS = List.of(
            "data",
            "poison",
            "rows",
            "recall",
            "at the end",
            "precision",
            "AUC",
            "genuine held",
            "at the end",
            "positive held",
            "at the end",
            "of bad sources",
            "trust +",
            "bad found",
            "honest found",
            "actors found",
            "delay");

    private static final int VERSION = 1;

    /** One poison. */
    public record Cell(String poison, TableDetection detection, ModelFindings models) {}

    /** Takes a copy. */
    public TableFindings {
        cells = List.copyOf(cells);
    }

    /** What was found, as text: shares of rows over all seeds, sources found of all. */
    public List<List<String>> rows() {
        return cells.stream().map(this::row).toList();
    }

    /** What models learn, as text, under {@link ModelFindings#HEADINGS}. */
    public List<List<String>> modelRows() {
        return cells.stream().flatMap(cell -> cell.models().rows().stream()).toList();
    }

    private List<String> row(Cell cell) {
        TableDetection found = cell.detection();
        return List.of(
                data,
                cell.poison(),
                Integer.toString(found.poison().rows()),
                Words.number(found.poison().shareHeld(), 3),
                Words.number(found.poison().shareWithheld(), 3),
                Words.number(found.precision(), 3),
                Words.mean(Spread.of(Spread.Best.HIGH, found.areas()), 3),
                Words.number(found.genuine().shareHeld(), 4),
                Words.number(found.genuine().shareWithheld(), 4),
                Words.number(found.positive().shareHeld(), 4),
                Words.number(found.positive().shareWithheld(), 4),
                Words.number(found.ofBad().shareWithheld(), 3),
                Words.mean(Spread.of(Spread.Best.HIGH, found.trust()), 3),
                found.sources().badFound() + "/" + found.sources().bad(),
                found.sources().honestFound() + "/" + found.sources().honest(),
                Integer.toString(found.actorsFound()),
                delay(found));
    }

    /** The median. */
    private static String delay(TableDetection found) {
        List<Integer> sorted = found.delays().stream().sorted().toList();
        return sorted.isEmpty() ? "-" : Integer.toString(sorted.get(sorted.size() / 2));
    }

    /** One object, with the version of its form under {@code v}; what was not measured is null. */
    public String json() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("v", VERSION);
        content.put("data", data);
        content.put("grid", grid);
        content.put("cells", cells);
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("records of numbers and words can be written", e);
        }
    }

    /** One page that needs nothing beside it. */
    public String html() {
        StringBuilder html = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Weir evaluation</title>")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><style>")
                .append(ReportStyle.CSS)
                .append("</style></head><body><h1>Weir: tables, what it finds, and what it costs</h1><p>")
                .append(Html.escaped(
                        "%s, %d sources; %d seeds from %d on, models over the first %d. Shares of rows over all"
                                        .formatted(
                                                data, grid.sources(), grid.seeds(), grid.firstSeed(), grid.modelSeeds())
                                + " seeds, held when they came and held or taken back at the end. Delay: rows of a bad source"
                                + " before it was found, the median."))
                .append("</p><h2>What is found</h2>");
        table(html, HEADINGS, rows());
        html.append("<h2>What models learn</h2><p>On rows that were kept out and are clean; means over the seeds.</p>");
        table(html, ModelFindings.HEADINGS, modelRows());
        return html.append("</body></html>\n").toString();
    }

    private static void table(StringBuilder html, List<String> headings, List<List<String>> rows) {
        html.append("<div class=\"wide\"><table><thead>");
        row(html, "th", headings);
        html.append("</thead><tbody>");
        rows.forEach(row -> row(html, "td", row));
        html.append("</tbody></table></div>");
    }

    private static void row(StringBuilder html, String tag, List<String> cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append('<').append(tag).append('>');
            html.append(Html.escaped(cell)).append("</").append(tag).append('>');
        }
        html.append("</tr>");
    }

    /** Writes {@link Findings#JSON} and {@link Findings#REPORT} into a folder that exists. */
    public void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(Findings.JSON), json());
        Files.writeString(folder.resolve(Findings.REPORT), html());
    }
}
