package dev.weir.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Changes keys at the top of a policy's text and leaves the rest as its author wrote it, comments too. */
public final class PolicyEdit {

    /** In place of a value: the key goes. */
    public static final String GONE = "";

    private PolicyEdit() {}

    /**
     * The text with other values.
     *
     * @param text a policy that can be read
     * @param values YAML on one line by key, at the end of the text in this order; {@link #GONE} for none
     * @throws IllegalArgumentException when the text is not written one key a line
     */
    public static String with(String text, Map<String, String> values) {
        Node root = YamlText.compose(text, new Problems("policy"));
        if (!(root instanceof MappingNode mapping) || mapping.getFlowStyle() == FlowStyle.FLOW) {
            throw new IllegalArgumentException(
                    "the policy is written in braces; allowed: one key a line at the top, so that single keys can be changed");
        }
        List<String> lines = new ArrayList<>(text.lines().toList());
        List<NodeTuple> entries = mapping.getValue();
        for (int i = entries.size() - 1; i >= 0; i--) {
            NodeTuple entry = entries.get(i);
            if (entry.getKeyNode() instanceof ScalarNode key && values.containsKey(key.getValue())) {
                int from = YamlText.line(key.getStartMark()) - 1;
                lines.subList(from, end(lines, from, entry.getValueNode().getEndMark()))
                        .clear();
            }
        }
        StringBuilder edited = new StringBuilder();
        lines.forEach(line -> edited.append(line).append('\n'));
        values.forEach((key, value) -> {
            if (!value.equals(GONE)) {
                edited.append(key).append(": ").append(value).append('\n');
            }
        });
        return edited.toString();
    }

    /** Behind the last line of a value. A block's mark is where the next key begins, behind what is said of that. */
    private static int end(List<String> lines, int from, Optional<Mark> mark) {
        int column = mark.map(Mark::getColumn).orElse(0);
        int end = Math.min(lines.size(), column == 0 ? YamlText.line(mark) - 1 : YamlText.line(mark));
        while (end > from + 1
                && (lines.get(end - 1).isBlank() || lines.get(end - 1).startsWith("#"))) {
            end--;
        }
        return Math.max(end, from + 1);
    }
}
