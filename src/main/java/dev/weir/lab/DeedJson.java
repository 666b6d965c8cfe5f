package dev.weir.lab;

import java.nio.charset.StandardCharsets;

/** Writes deeds as a shop's web server would: one flat JSON object. */
public final class DeedJson {

    private DeedJson() {}

    /** The record's value: {@code {"customer":…,"film":…,"stars":…,"id":…,"ts":…}}, no stars for a trailer. */
    public static byte[] value(Deed deed) {
        StringBuilder json = new StringBuilder(128)
                .append("{\"customer\":\"")
                .append(deed.customer())
                .append("\",\"film\":\"")
                .append(deed.film())
                .append('"');
        if (!Double.isNaN(deed.stars())) {
            json.append(",\"stars\":").append(number(deed.stars()));
        }
        json.append(",\"id\":\"")
                .append(deed.id())
                .append("\",\"ts\":")
                .append(deed.time())
                .append('}');
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The record's key: the customer, so that one customer's deeds stay in order. */
    public static byte[] key(Deed deed) {
        return deed.customer().getBytes(StandardCharsets.UTF_8);
    }

    private static String number(double stars) {
        long whole = (long) stars;
        return whole == stars ? Long.toString(whole) : Double.toString(stars);
    }
}
