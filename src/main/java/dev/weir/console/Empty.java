package dev.weir.console;

import static j2html.TagCreator.div;
import static j2html.TagCreator.join;
import static j2html.TagCreator.strong;

import j2html.tags.DomContent;

/** What stands where a list has nothing: what that means, and what one can do. */
final class Empty {

    private Empty() {}

    static DomContent of(String what, String todo) {
        return div(strong(what), join(todo)).withClass("empty");
    }
}
