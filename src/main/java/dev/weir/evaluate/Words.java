package dev.weir.evaluate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures and names as people read them. */
final class Words {

    private Words() {}

    /** {@code power item} for POWER_ITEM. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** With so many decimals; a dash for what was not measured. */
    static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "-";
    }

    /** The mean of a figure over the seeds. */
    static String mean(@Nullable Spread spread, int decimals) {
        return spread == null ? "-" : number(spread.mean(), decimals);
    }

    /** {@code 3 %} for 0.03. */
    static String percent(double share) {
        return new BigDecimal(100 * share, new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
