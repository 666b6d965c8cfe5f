package dev.weir.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bench found.
 *
 * @param options what was asked for
 * @param trials all runs in their order
 * @param ratio the gateway's events/s as a share of the floor's: the median over the rounds
 * @param cpuRatio the floor's CPU an event, job and broker, as a share of the gateway's: the median over the rounds; less
 *     shaken by what else runs on the machine
 * @param stateBytesAnActor the gateway's savepoint divided by the actors; it holds the objects' state too
 * @param prices the gateway's own steps one by one
 * @param latency at half of the gateway's pace, or null if it was not measured
 */
public record BenchReport(
        BenchOptions options,
        List<TrialResult> trials,
        double ratio,
        double cpuRatio,
        double stateBytesAnActor,
        List<Price> prices,
        @Nullable LatencyResult latency) {

    /**
     * What one step costs.
     *
     * @param step what is done
     * @param micros CPU in microseconds an event
     */
    record Price(String step, double micros) {}

    static BenchReport of(
            BenchOptions options, List<TrialResult> trials, List<Price> prices, @Nullable LatencyResult latency) {
        List<TrialResult> gateway = only(trials, Contender.GATEWAY);
        List<TrialResult> floor = only(trials, Contender.FLOOR);
        double[] speed = new double[gateway.size()];
        double[] cpu = new double[gateway.size()];
        double[] state = new double[gateway.size()];
        for (int round = 0; round < speed.length; round++) {
            speed[round] =
                    gateway.get(round).eventsPerSecond() / floor.get(round).eventsPerSecond();
            cpu[round] = micros(floor.get(round)) / micros(gateway.get(round));
            state[round] = gateway.get(round).stateBytes() / (double) options.actors();
        }
        return new BenchReport(
                options, List.copyOf(trials), median(speed), median(cpu), median(state), List.copyOf(prices), latency);
    }

    /** The report for people. */
    public String table() {
        return BenchTable.of(this);
    }

    /** The report for programs: one JSON object, its fields named as here. */
    public String json() {
        try {
            return new ObjectMapper().writeValueAsString(this) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report has only numbers and text", e);
        }
    }

    /** The median events/s of one of the jobs. */
    static double speed(List<TrialResult> trials, Contender contender) {
        return median(only(trials, contender).stream()
                .mapToDouble(TrialResult::eventsPerSecond)
                .toArray());
    }

    private static double micros(TrialResult trial) {
        return trial.jobMicros() + trial.brokerMicros();
    }

    private static List<TrialResult> only(List<TrialResult> trials, Contender contender) {
        return trials.stream().filter(trial -> trial.contender() == contender).toList();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
