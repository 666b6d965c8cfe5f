package dev.weir.event;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Constants as they stand in JSON, headers, files and on the command line: {@code STOLEN_ACCOUNT} is {@code stolen-account}. */
public final class Code {

    private Code() {}

    /** The code of a constant. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with exactly this code, or null. */
    public static <E extends Enum<E>> @Nullable E find(Class<E> type, String code) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(code)) {
                return constant;
            }
        }
        return null;
    }

    /** The codes of all constants, in their order: what is allowed. */
    public static List<String> all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Code::of).toList();
    }
}
