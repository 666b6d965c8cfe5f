package dev.weir.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a settings record: a plain scalar or list may stand for the whole record, as the value of the one component named.
 * {@code object: /movie} is {@code object: {at: [/movie]}}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Shorthand {
    String value();
}
