package dev.weir.settings;

import dev.weir.settings.Entries.Entry;
import dev.weir.settings.Key.Presence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a tree of YAML nodes into settings records. The records are the grammar: their components are the keys, {@link
 * Knob} gives the defaults, their constructors the ranges. Reading goes on after a problem, so that all of them are found.
 */
final class Binder {

    /** Stands for a value that could not be read; its problem is already noted. */
    private static final Object BROKEN = new Object();

    private final Class<?> root;
    private final Problems problems;

    private Binder(Class<?> root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** Reads the record at the root of a file; throws when anything is wrong with it. */
    static <T extends Record> T read(Class<T> type, Node node, Problems problems) {
        Object value = new Binder(type, problems).record(type, node, Where.ROOT, null);
        problems.check();
        return type.cast(value);
    }

    private Object value(Type type, Node node, Where where, @Nullable Object base) {
        Class<?> raw = Key.raw(type);
        if (Entries.isTagged(node)) {
            return broken(where, "tags (!name) mean nothing here; put quotes around a text that begins with '!'");
        }
        if (raw.isRecord()) {
            return record(raw, node, where, base);
        }
        if (raw == Map.class) {
            return map(Key.itemType(type), node, where, base);
        }
        if (raw == List.class || raw == Set.class) {
            return items(raw, Key.itemType(type), node, where);
        }
        return scalar(raw, node, where);
    }

    private Object scalar(Class<?> type, Node node, Where where) {
        if (!(node instanceof ScalarNode scalar)) {
            return broken(where, "must be " + Scalars.name(type) + ", not " + Entries.name(node));
        }
        if (Entries.isEmpty(node)) {
            return broken(where, "has no value; it must be " + Scalars.name(type));
        }
        try {
            return Scalars.read(type, scalar.getValue());
        } catch (IllegalArgumentException e) {
            return broken(where, String.valueOf(e.getMessage()));
        }
    }

    /** A single value stands for a list of one. */
    private Object items(Class<?> type, Type itemType, Node node, Where where) {
        boolean list = node instanceof SequenceNode;
        List<Node> nodes = list ? ((SequenceNode) node).getValue() : List.of(node);
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node item = nodes.get(i);
            Where place = list ? where.item(i, YamlText.line(item.getStartMark())) : where;
            items.add(value(itemType, item, place, null));
        }
        if (items.contains(BROKEN)) {
            return BROKEN;
        }
        return type == Set.class ? new LinkedHashSet<>(items) : items;
    }

    private Object map(Type itemType, Node node, Where where, @Nullable Object base) {
        if (!(node instanceof MappingNode mapping)) {
            return broken(where, "must be a mapping of names, not " + Entries.name(node));
        }
        Map<String, Object> items = new LinkedHashMap<>();
        Entries.of(mapping, where, problems).forEach((name, entry) -> {
            boolean nothing =
                    Entries.isEmpty(entry.value()) && Key.raw(itemType).isRecord();
            Node item = nothing ? Entries.NONE : entry.value();
            items.put(name, value(itemType, item, where.key(name, entry.line()), base));
        });
        return items.containsValue(BROKEN) ? BROKEN : items;
    }

    private Object record(Class<?> type, Node node, Where where, @Nullable Object base) {
        List<Key> keys = Key.of(type);
        Shorthand shorthand = type.getAnnotation(Shorthand.class);
        Map<String, Entry> entries;
        if (node instanceof MappingNode mapping) {
            entries = Entries.of(mapping, where, problems);
        } else if (shorthand != null) {
            entries = Map.of(shorthand.value(), new Entry(where.line(), node));
        } else {
            return broken(
                    where, "must be a mapping, not " + Entries.name(node) + "; allowed: " + UnknownKeys.allowed(keys));
        }
        Set<String> meant = UnknownKeys.report(root, keys, entries, where, problems);
        Arguments arguments = new Arguments();
        for (Key key : keys) {
            Object value = meant.contains(key.name())
                    ? BROKEN
                    : component(key, entries.get(key.name()), where, new Bases(base, arguments, keys));
            arguments.add(key, value);
        }
        return arguments.complete() ? construct(type, arguments, node, where) : BROKEN;
    }

    private @Nullable Object component(Key key, @Nullable Entry entry, Where where, Bases bases) {
        if (entry != null && !Entries.isEmpty(entry.value())) {
            return value(key.type(), entry.value(), where.key(key.name(), entry.line()), bases.of(key));
        }
        if (bases.record() != null) {
            return read(bases.record(), key.name());
        }
        return switch (key.presence()) {
            case DEFAULTED -> fallback(key);
            case OPTIONAL -> null;
            case REQUIRED ->
                entry == null
                        ? broken(where.key(key.name(), where.line()), "is missing" + UnknownKeys.help(key))
                        : broken(where.key(key.name(), entry.line()), "has no value" + UnknownKeys.help(key));
        };
    }

    private static Object fallback(Key key) {
        Problems none = new Problems("the default of " + key.name());
        Node node = YamlText.compose(key.knob().fallback(), none);
        Binder binder = new Binder(Object.class, none);
        Object value = binder.value(key.type(), node == null ? Entries.NONE : node, Where.FILE, null);
        none.check();
        return value;
    }

    private Object construct(Class<?> type, Arguments arguments, Node node, Where where) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Object value = type.getDeclaredConstructor(types).newInstance(arguments.values());
            return arguments.broken().isEmpty() ? value : BROKEN;
        } catch (InvocationTargetException e) {
            return refused(e.getCause(), arguments.broken(), node, where);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private Object refused(@Nullable Throwable cause, Set<String> broken, Node node, Where where) {
        if (cause instanceof KnobException knobs) {
            for (KnobException.Refusal refusal : knobs.refusals()) {
                Set<String> concerned = new HashSet<>(refusal.others());
                concerned.add(refusal.path().get(0));
                concerned.retainAll(broken);
                if (concerned.isEmpty()) {
                    problems.add(Entries.locate(node, where, refusal.path()), refusal.text());
                }
            }
            return BROKEN;
        }
        if (cause instanceof IllegalArgumentException) {
            return broken(where, String.valueOf(cause.getMessage()));
        }
        throw new IllegalStateException("at " + where.path(), cause);
    }

    private Object broken(Where where, String text) {
        problems.add(where, text);
        return BROKEN;
    }

    private static @Nullable Object read(Object record, String component) {
        try {
            return record.getClass().getDeclaredMethod(component).invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /**
     * Where a component's left-out keys take their values from.
     *
     * @param record the record that stands for this one's left-out keys, or null: then defaults do
     */
    private record Bases(@Nullable Object record, Arguments earlier, List<Key> keys) {

        /** The base of the component itself. */
        @Nullable
        Object of(Key key) {
            String inherits = key.knob().inherits();
            if (!inherits.isEmpty()) {
                return earlier.of(inherits);
            }
            return record == null || !key.rawType().isRecord() ? null : read(record, key.name());
        }
    }

    /** The values of a record's components, with defaults in the place of broken ones. */
    private static final class Arguments {

        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
        private final Set<String> broken = new HashSet<>();
        private boolean complete = true;

        void add(Key key, @Nullable Object value) {
            if (value != BROKEN) {
                values.put(key.name(), value);
                return;
            }
            broken.add(key.name());
            complete &= key.presence() != Presence.REQUIRED;
            values.put(key.name(), key.presence() == Presence.DEFAULTED ? fallback(key) : null);
        }

        @Nullable
        Object of(String component) {
            return values.get(component);
        }

        boolean complete() {
            return complete;
        }

        Set<String> broken() {
            return broken;
        }

        @Nullable
        Object[] values() {
            return values.values().toArray();
        }
    }
}
