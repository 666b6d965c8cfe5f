package dev.weir.console;

import static j2html.TagCreator.button;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;

import org.jspecify.annotations.Nullable;

/** Asks who it is. */
final class SignInPage {

    private SignInPage() {}

    /** The page; with what was wrong with the last try, if anything was. */
    static String html(@Nullable String wrong) {
        return Layout.bare(
                "Sign in",
                h1("Weir"),
                p("Review what is held.").withClass("dim"),
                iff(
                        wrong != null,
                        p(wrong == null ? "" : wrong).withClass("wrong").attr("role", "alert")),
                form(
                                label("Name").withFor("name"),
                                input().withId("name")
                                        .withName("name")
                                        .withMaxlength("60")
                                        .attr("autocomplete", "username")
                                        .attr("autocapitalize", "none")
                                        .isRequired()
                                        .isAutofocus(),
                                label("Password").withFor("password"),
                                input().withId("password")
                                        .withName("password")
                                        .withType("password")
                                        .attr("autocomplete", "current-password")
                                        .isRequired(),
                                button("Sign in").withType("submit").withClass("main"))
                        .withMethod("post")
                        .withAction(Route.SIGN_IN.path())
                        .withClass("sign-in"));
    }
}
