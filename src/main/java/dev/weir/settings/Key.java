package dev.weir.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key that a settings record knows: what the reader of files binds and what the reference pages print.
 *
 * @param name the key as it is written
 * @param type its type, with type parameters
 * @param knob what a user must know of it
 * @param presence whether it must be given
 */
record Key(String name, Type type, Knob knob, Presence presence) {

    /** Whether a key must be given. */
    enum Presence {
        /** Must be given. */
        REQUIRED,
        /** May be left out; then there is none. */
        OPTIONAL,
        /** May be left out; then it is {@link Knob#fallback}. */
        DEFAULTED
    }

    /** The keys of a record in their order. */
    static List<Key> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(Key::of).toList();
    }

    /** The key's type without parameters. */
    Class<?> rawType() {
        return raw(type);
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    /** The type of the values of a list, set or map. */
    static Type itemType(Type collection) {
        Type[] parameters = ((ParameterizedType) collection).getActualTypeArguments();
        return parameters[parameters.length - 1];
    }

    private static Key of(RecordComponent component) {
        Knob knob = component.getAnnotation(Knob.class);
        if (knob == null) {
            throw new IllegalStateException(component + " of " + component.getDeclaringRecord() + " has no @Knob");
        }
        return new Key(component.getName(), component.getGenericType(), knob, presence(component, knob));
    }

    private static Presence presence(RecordComponent component, Knob knob) {
        if (!knob.fallback().equals(Knob.REQUIRED)) {
            return Presence.DEFAULTED;
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable ? Presence.OPTIONAL : Presence.REQUIRED;
    }
}
