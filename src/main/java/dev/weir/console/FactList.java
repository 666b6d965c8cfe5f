package dev.weir.console;

import static j2html.TagCreator.a;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.join;
import static j2html.TagCreator.text;

import dev.weir.event.Entity;
import dev.weir.index.StandingView;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one thing, a line each: what it is called, and what it is. Mutable. */
final class FactList {

    private final List<DomContent> facts = new ArrayList<>();

    FactList add(String name, DomContent value) {
        facts.add(dt(name));
        facts.add(dd(value));
        return this;
    }

    /** Who did it, with the link to their page, and how they stand. */
    FactList actor(Nouns nouns, Entity actor, StandingView standing) {
        return add(
                nouns.actor(),
                join(
                        a(Show.beside(nouns.actor(), actor)).withHref(Show.link(Route.ACTOR, "id", actor.text())),
                        text(" "),
                        ActorPage.standing(standing)));
    }

    /** What it is about, with the link to its page; nothing where it is about nothing. */
    FactList object(Nouns nouns, String stream, @Nullable Entity object) {
        return object == null
                ? this
                : add(
                        nouns.object(),
                        a(Show.beside(nouns.object(), object))
                                .withHref(Show.link(Route.OBJECT, "stream", stream, "id", object.text())));
    }

    DomContent html() {
        return dl(each(facts, fact -> fact)).withClass("facts");
    }
}
