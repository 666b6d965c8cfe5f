package dev.weir.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port on which something listens, so that what is none is refused before anything is done. */
final class PortText implements ITypeConverter<Integer> {

    private static final int LAST = 65_535;

    @Override
    public Integer convert(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LAST) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw none(text, e);
        }
        throw none(text, null);
    }

    private static TypeConversionException none(String text, @Nullable Exception cause) {
        TypeConversionException none = new TypeConversionException(
                "'" + text + "' is no port; allowed: 0 to " + LAST + ", 0: any that is free");
        none.initCause(cause);
        return none;
    }
}
