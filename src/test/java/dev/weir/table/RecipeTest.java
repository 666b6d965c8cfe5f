package dev.weir.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecipeTest {

    private static final FeatureTable TABLE = Tables.fromTen(600, 1);

    @ParameterizedTest
    @EnumSource
    void everyKindPoisonsAndSaysTheSameForTheSameSeed(Recipe.Kind kind) {
        Recipe recipe = new Recipe(kind, 0.2, Row.POSITIVE, 2, 1);

        Poisoned poisoned = recipe.poison(TABLE).on(TABLE, 5);

        assertThat(poisoned.rows().cardinality()).isPositive();
        assertThat(poisoned.table())
                .isNotEqualTo(TABLE)
                .isEqualTo(recipe.poison(TABLE).on(TABLE, 5).table());
    }

    @Test
    void copiesAreTwentyOfEachAsManyAsTheShare() {
        Poisoned poisoned =
                new Recipe(Recipe.Kind.COPIES, 0.1, 1, 2, 1).poison(TABLE).on(TABLE, 5);
        assertThat(poisoned.table().size()).isEqualTo(660);
    }

    @Test
    void itsWordsSayWhatIsDone() {
        assertThat(new Recipe(Recipe.Kind.FLIPS, 0.1, 1, 3, 1).words()).isEqualTo("flips 10 %");
        assertThat(new Recipe(Recipe.Kind.CLASS_FLIPS, 0.001, 0, 3, 1).words())
                .isEqualTo("class flips 0.1 % to label 1");
        assertThat(new Recipe(Recipe.Kind.SOURCE_FLIPS, 1, 0, 3, 1).words()).isEqualTo("source flips 100 % of 3");
        assertThat(new Recipe(Recipe.Kind.OUTLIERS, 0.03, 0, 0, 1).words()).isEqualTo("outliers 3 % through all");
    }

    @Test
    void refusesWhatIsNoLabelAndNoShare() {
        assertThatThrownBy(() -> new Recipe(Recipe.Kind.FLIPS, 0.1, 2, 3, 1)).hasMessage("label 2 must be 0 or 1");
        assertThatThrownBy(() -> new Recipe(Recipe.Kind.FLIPS, 0, 1, 3, 1))
                .hasMessage("share 0.0 must be above 0 and at most 1");
    }
}
