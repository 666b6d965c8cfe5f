package dev.weir.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the findings of a held event come to.
 *
 * @param check the check that held most strongly, empty where none is named
 * @param family its family
 * @param nats of each family the strongest finding, added, shadow ones left out, in thousandths
 * @param campaign the campaign that holds it, or null
 */
record Facts(
        String check, String family, long nats, @Nullable String campaign) {

    private static final Pattern CAMPAIGN = Pattern.compile("for its part in campaign (.+)", Pattern.DOTALL);

    static Facts of(JsonNode header) {
        List<FindingView> findings = findings(header);
        FindingView strongest = findings.stream()
                .max(Comparator.comparing(
                                (FindingView finding) -> finding.weight().equals("holds"))
                        .thenComparing(finding -> !finding.weight().equals("shadow"))
                        .thenComparingDouble(FindingView::surprisal))
                .orElse(null);
        Map<String, Double> families = new HashMap<>();
        String campaign = null;
        for (FindingView finding : findings) {
            if (!finding.weight().equals("shadow")) {
                families.merge(finding.family(), finding.surprisal(), Math::max);
            }
            Matcher named = CAMPAIGN.matcher(finding.sentence());
            if (finding.check().equals("standing") && named.find()) {
                campaign = named.group(1);
            }
        }
        double nats = families.values().stream().mapToDouble(each -> each).sum();
        return new Facts(
                strongest == null ? "" : strongest.check(),
                strongest == null ? "" : strongest.family(),
                Math.round(nats * 1_000),
                campaign);
    }

    /** The findings that a header names, strongest first as it has them. */
    static List<FindingView> findings(JsonNode header) {
        List<FindingView> findings = new ArrayList<>();
        for (JsonNode each : header.path("findings")) {
            List<String> tags = new ArrayList<>();
            each.path("tags").forEach(tag -> tags.add(tag.asText()));
            findings.add(new FindingView(
                    each.path("check").asText(),
                    each.path("family").asText(),
                    each.path("weight").asText(),
                    each.path("surprisal").asDouble(),
                    each.path("observed").asDouble(),
                    each.path("threshold").asDouble(),
                    each.path("baseline").asDouble(),
                    each.path("unit").asText(),
                    each.path("sentence").asText(),
                    tags));
        }
        return findings;
    }
}
