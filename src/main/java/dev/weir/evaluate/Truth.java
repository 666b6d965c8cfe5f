package dev.weir.evaluate;

import dev.weir.lab.Attacked;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is who in a run.
 *
 * @param fakes those who attack, real users who were taken over among them
 * @param honest everybody else
 */
record Truth(Set<Integer> fakes, Set<Integer> honest) {

    static Truth of(Attacked attacked) {
        Set<Integer> honest = new TreeSet<>(attacked.all().users());
        honest.removeAll(attacked.fakes());
        return new Truth(attacked.fakes(), honest);
    }
}
