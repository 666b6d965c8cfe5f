package dev.weir.reviewed;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ThreatTag;
import dev.weir.model.ProfileFeature;
import dev.weir.model.ReviewedFeature;
import dev.weir.model.ReviewedFit;
import dev.weir.model.ReviewedModel;
import dev.weir.settings.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts what reviewers would say into words. */
final class ReviewedFinding {

    /** So many features are named: of 21, a few carry nearly all of a score. */
    private static final int NAMED = 3;

    private ReviewedFinding() {}

    /** The finding, or null where reviewers would not call the contributor fake. */
    static @Nullable Finding of(ReviewedCheck.@Nullable Look look, Mode mode) {
        if (look == null || !look.isFake()) {
            return null;
        }
        return new Finding(
                ReviewedModel.CHECK,
                Family.PROFILE,
                look.surprisal(),
                look.score(),
                look.fit().threshold(),
                look.fit().usual(),
                "of 1: how likely reviewers would call it fake",
                sentence(look),
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.COUNTS);
    }

    static String sentence(ReviewedCheck.Look look) {
        DecidedCompany company = look.memory().company();
        return String.format(
                Locale.ROOT,
                "reviewers called %d of %d fake who came to %d of its %d objects, so it looks fake, too, most of all by %s",
                company.fakes(),
                company.decided(),
                company.objects(),
                look.memory().events(),
                String.join("; ", drivers(look)));
    }

    /** The features that speak most for a fake, the strongest first. */
    private static List<String> drivers(ReviewedCheck.Look look) {
        double[] odds = IntStream.range(0, look.vector().length)
                .mapToDouble(i -> look.fit().terms().get(i).odds(look.vector()[i]))
                .toArray();
        List<String> drivers = new ArrayList<>();
        IntStream.range(0, odds.length)
                .boxed()
                .filter(i -> odds[i] > 0)
                .sorted(Comparator.comparingDouble(i -> -odds[i]))
                .limit(NAMED)
                .forEach(i -> drivers.add(
                        driver(i, look.vector()[i], look.fit().terms().get(i))));
        return drivers.isEmpty() ? List.of("how many are fake among all who were decided about") : drivers;
    }

    private static String driver(int place, double value, ReviewedFit.Term term) {
        int profile = ProfileFeature.values().length;
        return place < profile
                ? ProfileFeature.values()[place].shows(term.place(value))
                : ReviewedFeature.values()[place - profile].shows(value, term.center());
    }
}
