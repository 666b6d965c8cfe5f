package dev.weir;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.weir.settings.Knob;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the layout of the code promises. Nothing is frozen: a rule holds everywhere, or it is changed here with its reason.
 */
class ArchitectureTest {

    private static final String ROOT = "dev.weir";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Where the same input must give the same answer, today and in a replay in a year. */
    private static final String[] DETERMINISTIC = {
        "dev.weir.event",
        "dev.weir.settings",
        "dev.weir.wire",
        "dev.weir.decode",
        "dev.weir.timing",
        "dev.weir.provenance",
        "dev.weir.rate",
        "dev.weir.model",
        "dev.weir.object",
        "dev.weir.actor",
        "dev.weir.verdict",
        "dev.weir.audit",
        "dev.weir.profile",
        "dev.weir.behavior",
        "dev.weir.spending",
        "dev.weir.label",
        "dev.weir.feature",
        "dev.weir.row",
        "dev.weir.campaign",
        "dev.weir.company",
        "dev.weir.reviewed",
        "dev.weir.chance",
        "dev.weir.training"
    };

    @ParameterizedTest
    @EnumSource(Layer.class)
    void usesOnlyWhatItsLayerNames(Layer layer) {
        classes()
                .that()
                .resideInAPackage(layer.packageName())
                .should(onlyDependOnClassesThat(resideInAnyPackage(layer.allowed())))
                .because(
                        "the layer '" + layer + "' is for: " + layer.why() + ". Move the code to a layer that may, hand"
                                + " the value in from there, or, if the design itself has changed, change the row in Layer")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsALayer() {
        assertThat(packages())
                .as("one level below %s, each with a row in Layer that says what it may use", ROOT)
                .isSubsetOf(Stream.of(Layer.values()).map(Layer::packageName).toList());
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package must be readable without the packages that use it: move the shared noun to event,"
                        + " wire or settings")
                .check(CLASSES);
    }

    @Test
    void kafkaConnectorIsUsedOnlyWhereKafkaIs() {
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(Layer.withKafka())))
                .and(DescribedPredicate.not(resideInAPackage(ROOT)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink.connector.kafka..")
                .because(
                        "only the ends of the path know Kafka, and the root that joins them; the stages between pass wire.Passage")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should(be(describe(
                        "named like a drawer",
                        type -> type.getSimpleName()
                                .matches(".*(Utils?|Helper|Manager|Impl)|Abstract[A-Z].*|Base[A-Z].*|I[A-Z][a-z].*"))))
                .because("a function lives beside the type it serves, under the name of what it does")
                .check(CLASSES);
    }

    @Test
    void whatJudgesReadsNoClockAndRollsNoDice() {
        noClasses()
                .that()
                .resideInAnyPackage(DETERMINISTIC)
                .should()
                .callCodeUnitWhere(describe("reads the wall clock", ArchitectureTest::readsTheClock))
                .because(
                        "a verdict must be the same in a replay: take the time from the event, its origin or a Flink timer")
                .check(CLASSES);
    }

    @Test
    void chanceAlwaysHasASeed() {
        noClasses()
                .should()
                .callCodeUnitWhere(describe("is random without a seed", ArchitectureTest::isUnseeded))
                .because("a run must be repeatable: make a Random with a seed that the caller hands in")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysItsQuestionAndIsNullMarked() {
        assertThat(packages())
                .allSatisfy(name -> assertThat(CLASSES.getPackage(name).isAnnotatedWith(NullMarked.class))
                        .as(
                                "%s has a package-info.java with @NullMarked, so that a null is visible in the signature",
                                name)
                        .isTrue());
    }

    @Test
    void settingsCanBeSentToTheCluster() {
        classes()
                .that(describe("have knobs", ArchitectureTest::hasKnobs))
                .should(be(describe("Serializable", (JavaClass type) -> type.isAssignableTo(Serializable.class))))
                .because("Flink sends the plan with its operators: add 'implements Serializable'")
                .check(CLASSES);
    }

    @Test
    void choicesAreEnumsNotBooleans() {
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(resideInAnyPackage(
                        "dev.weir.event",
                        "dev.weir.settings",
                        "dev.weir.timing",
                        "dev.weir.provenance",
                        "dev.weir.rate",
                        "dev.weir.profile",
                        "dev.weir.behavior",
                        "dev.weir.verdict"))
                .should()
                .haveRawParameterTypes(describe(
                        "with a boolean", types -> types.stream().anyMatch(type -> type.isEquivalentTo(boolean.class))))
                .because("'assess(state, true)' cannot be read: make an enum with two names")
                .check(CLASSES);
    }

    private static Set<String> packages() {
        return CLASSES.stream().map(JavaClass::getPackageName).collect(toCollection(TreeSet::new));
    }

    private static boolean readsTheClock(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        return (owner.equals("java.lang.System") && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
                || (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.time.Clock") && name.startsWith("system"))
                || (owner.equals("java.util.Date") && name.equals("<init>") && hasNoArguments(call));
    }

    private static boolean isUnseeded(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        return (owner.equals("java.lang.Math") && name.equals("random"))
                || owner.equals("java.util.concurrent.ThreadLocalRandom")
                || (owner.startsWith("java.util.")
                        && owner.endsWith("Random")
                        && name.equals("<init>")
                        && hasNoArguments(call));
    }

    private static boolean hasNoArguments(JavaCall<?> call) {
        return call.getTarget().getRawParameterTypes().isEmpty();
    }

    private static boolean hasKnobs(JavaClass type) {
        return resideInAPackage("dev.weir.settings").test(type)
                && type.isRecord()
                && Arrays.stream(type.reflect().getRecordComponents()).anyMatch(c -> c.isAnnotationPresent(Knob.class));
    }
}
