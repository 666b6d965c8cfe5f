package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.weir.index.CampaignView;
import dev.weir.index.CampaignView.Growth;
import dev.weir.index.Case;
import j2html.tags.DomContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One campaign: one decision for all who act as one, with the picture that shows that they do. */
final class CampaignPage {

    private CampaignPage() {}

    static String html(Ask ask, CampaignView campaign, Nouns nouns, List<String> colleagues) {
        Case row = campaign.row();
        return Layout.page(
                ask,
                "Campaign",
                Route.QUEUE,
                div(h1("Campaign"), span(Show.text(campaign.id())).withClass("dim"))
                        .withClass("bar"),
                CaseBar.of(ask, row, colleagues),
                p(row == null ? "No event of it was held." : Show.visible(row.title()))
                        .withClass("lead"),
                div(Buttons.ofCampaign(ask.who(), campaign.id())).withClass("actions"),
                div(
                                CasePage.number(Show.count(campaign.memberCount()), "members"),
                                row == null ? text("") : CasePage.number(Show.count(row.held()), "events wait"),
                                row == null ? text("") : CasePage.number(Show.count(row.objects()), "objects"),
                                CasePage.number(Show.percent(campaign.synchrony()), "of its events within a day"),
                                row == null
                                        ? text("")
                                        : CasePage.number(Show.count(row.reach()), "contributors reached"),
                                row == null
                                        ? text("")
                                        : CasePage.number(Show.number(Math.rint(row.score() * 10) / 10), "risk"))
                        .withClass("big"),
                div(
                                section(
                                                h2("Who did what: members by objects"),
                                                p("Each row is a member, each column an object (numbers as beside). The deeper, the"
                                                                + " higher the value."
                                                                + bounds(campaign))
                                                        .withClass("dim"),
                                                Matrix.of(campaign))
                                        .withClass("panel"),
                                div(objects(campaign, nouns), growth(campaign)))
                        .withClass("columns"),
                iff(
                        !campaign.decisions().isEmpty(),
                        section(h2("Decisions"), DecisionTable.of(ask, campaign.decisions()))
                                .withClass("panel")),
                members(ask, campaign, nouns));
    }

    private static String bounds(CampaignView campaign) {
        boolean isMore = campaign.members().stream()
                .anyMatch(one -> Math.max(one.held(), one.admitted()) > CampaignView.MOST_EVENTS);
        return (campaign.memberCount() > campaign.members().size() ? " These are the members of the list below." : "")
                + (isMore
                        ? " Of a member with more than " + CampaignView.MOST_EVENTS + " events, those are counted that"
                                + " came first."
                        : "");
    }

    private static DomContent objects(CampaignView campaign, Nouns nouns) {
        Case row = campaign.row();
        List<DomContent> rows = new ArrayList<>();
        for (int i = 0; i < campaign.objects().size(); i++) {
            CampaignView.Target target = campaign.objects().get(i);
            rows.add(tr(
                    td(Integer.toString(i + 1)).withClass("n dim"),
                    td(row == null ? Show.entity(target.object()) : Show.object(row.stream(), target.object())),
                    td(Show.count(target.members())).withClass("n"),
                    td(Show.count(target.events())).withClass("n"),
                    td(Show.count(target.contributors())).withClass("n")));
        }
        return section(
                        h2("What it is about"),
                        div(table(
                                        thead(tr(
                                                th(span("column").withClass("unseen")),
                                                th(Filters.title(nouns.object())),
                                                th("Members").withClass("n"),
                                                th("Held").withClass("n"),
                                                th("Others")
                                                        .withClass("n")
                                                        .withTitle("contributors with admitted events"))),
                                        tbody(each(rows, one -> one))))
                                .withClass("table"))
                .withClass("panel");
    }

    private static DomContent growth(CampaignView campaign) {
        Chart chart = new Chart(
                Chart.Shape.BARS,
                campaign.growth().stream().map(Growth::hour).toList(),
                List.of(new Chart.Series(
                        "joined",
                        "held",
                        campaign.growth().stream()
                                .map(one -> (double) one.joined())
                                .toList())),
                List.of());
        return section(h2("How it grew"), chart.draw("Members by the hour of their first held event"))
                .withClass("panel");
    }

    private static DomContent members(Ask ask, CampaignView campaign, Nouns nouns) {
        return section(
                        h2("Members"),
                        iff(
                                campaign.memberCount() > campaign.members().size(),
                                p(shown(campaign)).withClass("dim")),
                        div(table(
                                        thead(tr(
                                                th(Filters.title(nouns.actor())),
                                                th("Stands"),
                                                th("Waits").withClass("n"),
                                                th("Admitted").withClass("n"),
                                                th("First held").withClass("n"))),
                                        tbody(each(
                                                campaign.members(),
                                                one -> tr(
                                                                td(Show.actor(one.actor())),
                                                                td(ActorPage.standing(one.standing())),
                                                                td(Show.count(one.held()))
                                                                        .withClass("n"),
                                                                td(Show.count(one.admitted()))
                                                                        .withClass("n"),
                                                                td(one.first().equals(Instant.MAX)
                                                                                ? text("none held")
                                                                                : Show.age(one.first(), ask.now()))
                                                                        .withClass("n"))
                                                        .attr(
                                                                "data-row",
                                                                one.actor().text())
                                                        .attr("tabindex", "0")))))
                                .withClass("table"),
                        pages(campaign))
                .withClass("panel");
    }

    private static String shown(CampaignView campaign) {
        String all = " of " + Show.count(campaign.memberCount());
        return (campaign.members().isEmpty()
                        ? "None" + all
                        : Show.count(campaign.from() + 1) + " to "
                                + Show.count(
                                        campaign.from() + campaign.members().size()) + all)
                + ", by when an event of theirs was first held. A decision is about all.";
    }

    private static DomContent pages(CampaignView campaign) {
        int next = campaign.from() + campaign.members().size();
        return div(
                        iff(
                                campaign.from() > 0,
                                page(
                                        campaign,
                                        Math.max(0, campaign.from() - CampaignView.MOST_MEMBERS),
                                        "Earlier members")),
                        iff(
                                !campaign.members().isEmpty() && next < campaign.memberCount(),
                                page(campaign, next, "Later members")))
                .withClass("more");
    }

    private static DomContent page(CampaignView campaign, int from, String words) {
        return a(words).withHref(Show.link(Route.CAMPAIGN, "id", campaign.id(), "from", Integer.toString(from)))
                .withClass("button");
    }
}
