package dev.weir.decode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mapped JSON pointers (RFC 6901) as one tree, so that a single pass over a record meets all of them. A node is a place
 * in a record: an inner one leads to mapped places, one with a slot is itself mapped, and one can be both.
 */
final class PointerTrie {

    private PointerTrie() {}

    /**
     * @param pointers the pointers; the index is the slot
     * @return the root: the record itself
     * @throws IllegalArgumentException if one is not a JSON pointer
     */
    static Node of(List<String> pointers) {
        Node root = new Node("");
        for (int slot = 0; slot < pointers.size(); slot++) {
            root.add(pointers.get(slot), slot);
        }
        return root;
    }

    /** One place in a record. */
    static final class Node {

        /** The slot of a node that only leads to mapped places. */
        static final int NO_SLOT = -1;

        private final String pointer;
        private final Map<String, Node> children = new HashMap<>();
        private int[] indexes = {};
        private Node[] elements = {};
        private int slot = NO_SLOT;
        private long lastRecord;

        private Node(String pointer) {
            this.pointer = pointer;
        }

        private void add(String wanted, int wantedSlot) {
            if (!wanted.startsWith("/")) {
                throw new IllegalArgumentException(
                        "'" + wanted + "' is not a JSON pointer: it must start with '/', as in '/" + wanted + "'");
            }
            Node node = this;
            for (String token : wanted.substring(1).split("/", -1)) {
                String name = unescape(token, wanted);
                Node parent = node;
                node = node.children.computeIfAbsent(name, key -> new Node(parent.pointer + '/' + token));
                parent.addElement(name, node);
            }
            node.slot = wantedSlot;
        }

        /** A key that reads as an index, without leading zeros, names an array's element as well. */
        private void addElement(String name, Node child) {
            if (name.matches("0|[1-9][0-9]{0,8}") && element(Integer.parseInt(name)) == null) {
                indexes = Arrays.copyOf(indexes, indexes.length + 1);
                elements = Arrays.copyOf(elements, elements.length + 1);
                indexes[indexes.length - 1] = Integer.parseInt(name);
                elements[elements.length - 1] = child;
            }
        }

        private static String unescape(String token, String pointer) {
            if (token.matches(".*~([^01].*|$)")) {
                throw new IllegalArgumentException("'" + pointer
                        + "' is not a JSON pointer: '~' must be written '~0', and a '/' inside a key '~1'");
            }
            return token.replace("~1", "/").replace("~0", "~");
        }

        /** The child under an object's key, or null if nothing mapped is there. */
        @Nullable
        Node child(String key) {
            return children.get(key);
        }

        /** The child at an array's index, or null if nothing mapped is there. */
        @Nullable
        Node element(int index) {
            for (int i = 0; i < indexes.length; i++) {
                if (indexes[i] == index) {
                    return elements[i];
                }
            }
            return null;
        }

        /** The slot to fill, or {@link #NO_SLOT}. */
        int slot() {
            return slot;
        }

        /** The pointer of this place: {@code /user}. */
        String pointer() {
            return pointer;
        }

        /**
         * Marks the node as met in a record. A node is one place, so a second time in the same record means that a key
         * appeared twice.
         *
         * @param record the running number of the record, from 1
         * @return whether this is the first time
         */
        boolean meet(long record) {
            boolean first = lastRecord != record;
            lastRecord = record;
            return first;
        }
    }
}
