package dev.weir.console;

import static j2html.TagCreator.div;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;

import dev.weir.index.Community;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;

/** The contributors of a stream by how much each sent of late, and where one of them stands: bars on scales of equal ratios. */
final class CommunityChart {

    private static final int HIGH = 70;
    private static final int TOP = 14;
    private static final int BAR = 34;
    private static final int GAP = 4;
    private static final int WORDS = 14;

    private CommunityChart() {}

    /**
     * The chart.
     *
     * @param noun what a contributor is called
     */
    static DomContent of(Ask ask, Community community, String noun) {
        if (community.since() == null) {
            return section(
                            h2("Among the others"),
                            p("Nothing of this stream went to training yet.").withClass("dim"))
                    .withClass("panel");
        }
        return section(
                        h2("Among the others"),
                        p(words(community, noun)),
                        picture(community, noun),
                        p(
                                        text("Events of each since "),
                                        Show.age(community.since(), ask.now()),
                                        text(
                                                " ago; the heights are of equal ratios. What others sent that is held is not in it."))
                                .withClass("dim"))
                .withClass("panel");
    }

    private static String words(Community community, String noun) {
        if (community.own() == 0) {
            return "Nothing that this " + noun + " sent is among the newest; " + Show.count(community.contributors())
                    + " others sent what went to training lately.";
        }
        return "This " + noun + " sent " + Show.count(community.own(), "event") + ": more than "
                + Show.count(community.fewer()) + " of the " + Show.count(community.contributors())
                + " whose events went to training lately.";
    }

    private static DomContent picture(Community community, String noun) {
        int own = Community.sizeClass(community.own());
        int classes = Math.max(community.bySize().size(), own + 1);
        long most = community.bySize().stream().mapToLong(Long::longValue).max().orElse(1);
        int width = classes * (BAR + GAP) + GAP;
        int height = TOP + HIGH + WORDS;
        ContainerTag<?> svg = tag("svg")
                .attr("width", width)
                .attr("height", height)
                .attr("role", "img")
                .attr("aria-label", words(community, noun))
                .with(title(words(community, noun)));
        for (int i = 0; i < classes; i++) {
            long count = i < community.bySize().size() ? community.bySize().get(i) : 0;
            int x = GAP + i * (BAR + GAP);
            int high = high(count, most);
            svg.with(Svg.rect(
                            "bar-in",
                            Integer.toString(x),
                            Integer.toString(TOP + HIGH - high),
                            Integer.toString(BAR),
                            Integer.toString(high))
                    .with(title(Show.count(count, noun) + " with " + range(i))));
            svg.with(label(x, TOP + HIGH + WORDS - 3, Long.toString(1L << i)));
            if (i == own && community.own() > 0) {
                svg.with(
                        Svg.element("rect", "own")
                                .attr("x", x)
                                .attr("y", TOP)
                                .attr("width", BAR)
                                .attr("height", HIGH)
                                .with(title("this " + noun + ": " + Show.count(community.own(), "event"))),
                        label(x, TOP - 4, "this"));
            }
        }
        svg.with(tag("line")
                .withClass("axis")
                .attr("x1", 0)
                .attr("x2", width)
                .attr("y1", TOP + HIGH)
                .attr("y2", TOP + HIGH));
        return div(svg).withClass("community")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Chart");
    }

    /** One contributor is still seen beside ten thousand. */
    private static int high(long count, long most) {
        return count == 0
                ? 0
                : (int) Math.max(3, Math.round(HIGH * Math.log1p((double) count) / Math.log1p((double) most)));
    }

    private static String range(int sizeClass) {
        long from = 1L << sizeClass;
        return from == 1 ? "1 event" : Show.count(from) + " to " + Show.count(2 * from - 1) + " events";
    }

    private static DomContent label(int x, int y, String text) {
        return tag("text").attr("x", x).attr("y", y).withText(text);
    }
}
