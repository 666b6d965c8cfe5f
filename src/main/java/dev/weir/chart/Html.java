package dev.weir.chart;

/** Text in a page. */
public final class Html {

    private Html() {}

    /** The text as it may stand between tags and in an attribute in double quotes, whoever chose it. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
