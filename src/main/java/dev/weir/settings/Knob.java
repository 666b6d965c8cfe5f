package dev.weir.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a settings record's component what a user must know; the reference page is generated from it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Knob {

    /** The text of {@link #fallback} that means: must be given. A {@code @Nullable} component without fallback is optional. */
    String REQUIRED = "\0required";

    /** What it does, one or two sentences. */
    String doc();

    /** The default, as YAML text. */
    String fallback() default REQUIRED;

    /** What is allowed, for people: {@code 1s to 1h}, {@code json | csv | tsv}. Empty where the type says it. */
    String allowed() default "";

    /** Why the default is what it is; empty where there is nothing to explain. */
    String why() default "";

    /**
     * On a map of records: the earlier component of the same record whose values stand for the keys that an entry leaves
     * out, in place of their defaults. Empty: the defaults do.
     */
    String inherits() default "";
}
