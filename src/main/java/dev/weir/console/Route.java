package dev.weir.console;

/** Every address of the console but those of {@link Asset}s, and what it asks of whoever calls it. */
enum Route {
    SIGN_IN_PAGE(Method.GET, "/sign-in", Right.ANYBODY),
    SIGN_IN(Method.POST, "/sign-in", Right.ANYBODY),
    SIGN_OUT(Method.POST, "/sign-out", Right.LOOK),
    HOME(Method.GET, "/", Right.LOOK),
    QUEUE(Method.GET, "/queue", Right.LOOK),
    QUEUE_CSV(Method.GET, "/queue.csv", Right.LOOK),
    QUEUE_JSON(Method.GET, "/queue.json", Right.LOOK),
    SAVED(Method.POST, "/queue/saved", Right.LOOK),
    NEXT(Method.POST, "/queue/next", Right.WORK),
    CASE(Method.GET, "/case", Right.LOOK),
    CASE_WORK(Method.POST, "/case", Right.WORK),
    HELD(Method.GET, "/held", Right.LOOK),
    HELD_CSV(Method.GET, "/held.csv", Right.LOOK),
    HELD_JSON(Method.GET, "/held.json", Right.LOOK),
    FIND(Method.GET, "/find", Right.LOOK),
    ITEM(Method.GET, "/item", Right.LOOK),
    ACTOR(Method.GET, "/actor", Right.LOOK),
    CAMPAIGN(Method.GET, "/campaign", Right.LOOK),
    OBJECT(Method.GET, "/object", Right.LOOK),
    OVERVIEW(Method.GET, "/overview", Right.LOOK),
    DECISIONS(Method.GET, "/decisions", Right.LOOK),
    DECISIONS_CSV(Method.GET, "/decisions.csv", Right.LOOK),
    DECISIONS_JSON(Method.GET, "/decisions.json", Right.LOOK),
    POLICY(Method.GET, "/policy", Right.LOOK),
    POLICY_CHECK(Method.POST, "/policy/check", Right.PUBLISH),
    POLICY_TRY(Method.POST, "/policy/try", Right.PUBLISH),
    POLICY_TRYOUT(Method.GET, "/policy/tryout", Right.PUBLISH),
    POLICY_PUBLISH(Method.POST, "/policy/publish", Right.PUBLISH),
    POLICY_SECOND(Method.POST, "/policy/second", Right.PUBLISH),
    PREVIEW(Method.POST, "/decide/preview", Right.WORK),
    DECIDE(Method.POST, "/decide", Right.WORK),
    ANSWERS(Method.GET, "/answers", Right.WORK),
    SECOND(Method.GET, "/second", Right.LOOK),
    SECOND_WORK(Method.POST, "/second", Right.WORK),
    BLIND(Method.GET, "/blind", Right.LOOK),
    BLIND_ITEM(Method.GET, "/blind/item", Right.LOOK),
    BLIND_ANSWER(Method.POST, "/blind", Right.WORK),
    /** Whether it answers, and nothing of what it knows. */
    HEALTH(Method.GET, "/healthz", Right.ANYBODY);

    /** Only POST changes anything, and only with the session's own token. */
    enum Method {
        GET,
        POST
    }

    private final Method method;
    private final String path;
    private final Right right;

    Route(Method method, String path, Right right) {
        this.method = method;
        this.path = path;
        this.right = right;
    }

    Method method() {
        return method;
    }

    String path() {
        return path;
    }

    Right right() {
        return right;
    }
}
