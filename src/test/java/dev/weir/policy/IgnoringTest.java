package dev.weir.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.settings.Ignored;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IgnoringTest {

    private static final Instant UNTIL = Instant.ofEpochMilli(Events.NOON);

    @Example
    void anEntryEnds() {
        Ignoring ignoring = ignoring("customer:qa-1", "customer:bot-*");
        for (String actor : List.of("customer:qa-1", "customer:bot-7")) {
            assertThat(ignoring.of(actor, Events.NOON - 1)).isNotNull();
            assertThat(ignoring.of(actor, Events.NOON)).isNull();
            assertThat(ignoring.of(actor, Events.NOON + 1)).isNull();
        }
        assertThat(ignoring.of("customer:qa-12", Events.NOON - 1)).isNull();
        assertThat(ignoring.of("card:qa-1", Events.NOON - 1)).isNull();
    }

    @Example
    void ofTwoEntriesOfOneIdTheLaterEndCounts() {
        Ignored later = new Ignored(List.of("customer:qa-1"), "qa", UNTIL.plusMillis(1));
        Ignored sooner = new Ignored(List.of("customer:qa-1"), "qa", UNTIL);
        assertThat(new Ignoring(List.of(later, sooner)).of("customer:qa-1", Events.NOON))
                .isEqualTo(later);
        assertThat(new Ignoring(List.of(sooner, later)).of("customer:qa-1", Events.NOON))
                .isEqualTo(later);
    }

    /** A regular expression says the same. */
    @Property
    void theSignStandsForAnyCharacters(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        String expression = Pattern.compile("\\*")
                .splitAsStream(pattern + "$")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        assertThat(ignoring(pattern + "$").of(text + "$", 0) != null)
                .isEqualTo(Pattern.matches(expression, text + "$"));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*").ofMaxLength(10).map(text -> "c:aab" + text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(14).map(text -> "c:aab" + text);
    }

    private static Ignoring ignoring(String... actors) {
        return new Ignoring(List.of(new Ignored(List.of(actors), "qa", UNTIL)));
    }
}
