package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"/queue", "/queue?check=time", "/item?origin=shop.ratings%2F0%2F1", "/campaign?id=a%26b"})
    void onePageOfTheConsoleIsWantedAndShown(String wanted) {
        assertThat(SignInPage.place(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example/queue",
                "https://evil.example/queue",
                "/\\evil.example",
                "/queue/../sign-out",
                "/queue?a=b\r\nSet-Cookie: a=b",
                "/sign-out",
                "/sign-in?to=/sign-in",
                "/decide"
            })
    void nothingElseIsGoneTo(String wanted) {
        assertThat(SignInPage.place(wanted)).isEqualTo("/");
    }

    @Test
    void whoWasOnAPageComesBackToIt() {
        assertThat(SignInPage.linkFrom("http://127.0.0.1:8088/queue?actor=%D8%B9"))
                .isEqualTo("/sign-in?to=%2Fqueue%3Factor%3D%25D8%25B9");
        assertThat(SignInPage.linkFrom(null)).isEqualTo("/sign-in");
        assertThat(SignInPage.linkFrom("no address")).isEqualTo("/sign-in");
    }
}
