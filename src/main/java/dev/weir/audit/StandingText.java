package dev.weir.audit;

import dev.weir.chain.Head;
import dev.weir.chain.Links;
import java.util.ArrayList;
import java.util.List;

/** Where all chains stand, as lines of text: state that can evolve, and that a person can read. */
final class StandingText {

    private static final String SEALS = "seals";
    private static final String AT = "at";
    private static final String CHAIN = "chain";

    private StandingText() {}

    static List<String> lines(Chains.Standing standing) {
        List<String> lines = new ArrayList<>();
        lines.add(SEALS + ' ' + standing.seals());
        lines.add(AT + ' ' + standing.at());
        for (int chain = 0; chain < Links.CHAINS; chain++) {
            Head head = standing.heads().get(chain);
            lines.add(CHAIN + ' ' + chain + ' ' + head.next() + ' ' + head.hash());
        }
        return lines;
    }

    /** Reads; lines that a later release wrote are passed over. */
    static Chains.Standing read(List<String> lines) {
        List<Head> heads = new ArrayList<>(Head.STARTS);
        long seals = 0;
        long at = 0;
        for (String line : lines) {
            List<String> words = List.of(line.split(" ", -1));
            switch (words.get(0)) {
                case SEALS -> seals = Long.parseLong(words.get(1));
                case AT -> at = Long.parseLong(words.get(1));
                case CHAIN ->
                    heads.set(Integer.parseInt(words.get(1)), new Head(Long.parseLong(words.get(2)), words.get(3)));
                default -> {
                    // Of a later release: what it means is not known here.
                }
            }
        }
        return new Chains.Standing(heads, seals, at);
    }
}
