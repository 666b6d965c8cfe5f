package dev.weir.cli;

import dev.weir.event.Code;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option's text as one of the words of an enum. */
abstract class CodeText<E extends Enum<E>> implements ITypeConverter<E> {

    private final Class<E> type;
    private final String what;

    /** @param what one of them, for the message: {@code reason} */
    CodeText(Class<E> type, String what) {
        this.type = type;
        this.what = what;
    }

    @Override
    public final E convert(String text) {
        E found = Code.find(type, text);
        if (found == null) {
            throw new TypeConversionException(
                    "'" + text + "' is no " + what + "; allowed: " + String.join(", ", Code.all(type)));
        }
        return found;
    }
}
