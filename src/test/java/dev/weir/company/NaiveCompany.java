package dev.weir.company;

import dev.weir.event.Opinion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The definitions of {@link Company} word for word, each sum taken afresh over everything that is remembered. */
final class NaiveCompany {

    /** One contributor: its opinions by object, the one given first first, and what they were worth at its latest event. */
    static final class Person {
        final Map<String, Double> opinions = new LinkedHashMap<>();
        double leaning;
        double around;
        double score;
        int shared;
        long met;
    }

    /** The one not met for longest first. */
    final Map<String, Person> people = new LinkedHashMap<>();

    private final Company.Room room;

    NaiveCompany(Company.Room room) {
        this.room = room;
    }

    void on(Opinion opinion) {
        while (!people.isEmpty()
                && opinion.time() - eldest().met > room.memory().toMillis()) {
            people.remove(people.keySet().iterator().next());
        }
        String actor = opinion.actor().text();
        Person person = people.containsKey(actor) ? people.remove(actor) : new Person();
        people.put(actor, person);
        person.met = Math.max(person.met, opinion.time());
        String object = opinion.object().text();
        if (!person.opinions.containsKey(object) && person.opinions.size() == 64) {
            person.opinions.remove(person.opinions.keySet().iterator().next());
        }
        person.opinions.put(object, opinion.value());

        List<Double> all = new ArrayList<>();
        people.values().forEach(each -> all.addAll(each.opinions.values()));
        double mean = mean(all);
        double variance = mean(all.stream().map(value -> value * value).toList()) - mean * mean;
        double n = person.opinions.size() + 3;
        double own = (sum(person.opinions.values()) + 3 * mean) / n;
        double squares = person.opinions.values().stream()
                        .mapToDouble(value -> value * value)
                        .sum()
                + 3 * (variance + mean * mean);
        person.leaning = own - mean - 9.0 / 7 * Math.sqrt(Math.max(0, squares / n - own * own));

        double usual = mean(people.values().stream().map(each -> each.leaning).toList());
        List<Double> around = new ArrayList<>();
        for (String shared : person.opinions.keySet()) {
            List<Double> others =
                    others(person, shared).stream().map(each -> each.leaning).toList();
            if (!others.isEmpty()) {
                around.add((sum(others) + 2 * usual) / (others.size() + 2));
            }
        }
        person.shared = around.size();
        person.around = (sum(around) + 0.5 * usual) / (around.size() + 0.5);

        double usualAround =
                mean(people.values().stream().map(each -> each.around).toList());
        List<Double> scores = new ArrayList<>();
        for (String shared : person.opinions.keySet()) {
            List<Double> others =
                    others(person, shared).stream().map(each -> each.around).toList();
            if (!others.isEmpty()) {
                scores.add((sum(others) + 2 * usualAround) / (others.size() + 2));
            }
        }
        person.score = (sum(scores) + 0.5 * usualAround) / (scores.size() + 0.5);

        while (people.size() > room.contributors() || opinions() > room.opinions()) {
            people.remove(people.keySet().iterator().next());
        }
    }

    private Person eldest() {
        return people.values().iterator().next();
    }

    private int opinions() {
        return people.values().stream().mapToInt(each -> each.opinions.size()).sum();
    }

    private List<Person> others(Person person, String object) {
        return people.values().stream()
                .filter(each -> each != person && each.opinions.containsKey(object))
                .toList();
    }

    private static double sum(Iterable<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double mean(List<Double> values) {
        return sum(values) / values.size();
    }
}
