package dev.weir.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The keys of one mapping in a file, each with its line. */
final class Entries {

    /** A file without content. */
    static final Node NONE = new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);

    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

    private Entries() {}

    /** A key's line and value. */
    record Entry(int line, Node value) {}

    /** The entries of {@code mapping}; keys that are given twice or are no text are problems. */
    static Map<String, Entry> of(MappingNode mapping, Where where, Problems problems) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = YamlText.line(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(new Where(line, where.path()), "a key must be text, not " + name(tuple.getKeyNode()));
                continue;
            }
            Entry earlier = entries.putIfAbsent(key.getValue(), new Entry(line, tuple.getValueNode()));
            if (earlier != null) {
                problems.add(
                        where.key(key.getValue(), line),
                        "is given twice; first on line " + earlier.line + ": remove one of the two");
            }
        }
        return entries;
    }

    /** Whether nothing stands behind the key: {@code key:}, {@code key: ~}, {@code key: null}. */
    static boolean isEmpty(@Nullable Node node) {
        return node == null || node.getTag().equals(Tag.NULL);
    }

    /** Whether the node carries a tag of its own ({@code !secret}), which nothing here reads. */
    static boolean isTagged(Node node) {
        return !PLAIN_TAGS.contains(node.getTag());
    }

    /** What a node is called, with its article; never its content. */
    static String name(Node node) {
        return node instanceof MappingNode ? "a mapping" : node instanceof SequenceNode ? "a list" : "a single value";
    }

    /** The place that {@code path} leads to from {@code node}; the nearest line above it where it is not written. */
    static Where locate(Node node, Where where, List<String> path) {
        Node at = node;
        Where found = where;
        for (String key : path) {
            int line = found.line();
            if (at instanceof MappingNode mapping) {
                for (NodeTuple tuple : mapping.getValue()) {
                    if (tuple.getKeyNode() instanceof ScalarNode name
                            && name.getValue().equals(key)) {
                        line = YamlText.line(name.getStartMark());
                        at = tuple.getValueNode();
                        break;
                    }
                }
            }
            found = found.key(key, line);
        }
        return found;
    }
}
