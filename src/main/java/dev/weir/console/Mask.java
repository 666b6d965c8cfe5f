package dev.weir.console;

import dev.weir.settings.MaskSettings;
import dev.weir.sign.Role;
import java.util.List;

/**
 * What of a payload somebody does not see. It is taken out before the page is made, so that no address of the console has it.
 *
 * @param fields JSON pointers; what is below one is not seen either
 */
record Mask(List<String> fields) {

    /** What stands in place of a value. */
    static final String SHOWN = "••••";

    Mask {
        fields = List.copyOf(fields);
    }

    static Mask of(MaskSettings settings, Role role) {
        return new Mask(
                switch (role) {
                    case CLOCK, VIEWER -> settings.viewer();
                    case ANALYST -> settings.analyst();
                    case LEAD -> settings.lead();
                    case ADMIN -> settings.admin();
                });
    }

    /** Whether all is seen. */
    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Whether the value at a pointer is not seen. */
    boolean hides(String pointer) {
        for (String field : fields) {
            if (pointer.startsWith(field)
                    && (pointer.length() == field.length() || pointer.charAt(field.length()) == '/')) {
                return true;
            }
        }
        return false;
    }
}
