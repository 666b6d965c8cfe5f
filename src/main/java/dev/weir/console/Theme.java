package dev.weir.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dark or light; AUTO is what the machine is set to. Kept in a cookie of the browser. */
enum Theme {
    AUTO,
    DARK,
    LIGHT;

    static final String COOKIE = "weir-theme";

    /** What the cookie says; AUTO for none and for anything else. */
    static Theme of(@Nullable String cookie) {
        return "dark".equals(cookie) ? DARK : "light".equals(cookie) ? LIGHT : AUTO;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
