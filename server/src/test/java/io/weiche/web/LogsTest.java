package io.weiche.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Nothing secret and nobody's words in logs (reliability S20).
@WeicheTest
class LogsTest {
    private static final String CANARY = "Kanarienvogel" + System.nanoTime();

    private final TestAccounts accounts;
    private final Api api;
    private final String calendar;

    LogsTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.open();
        this.calendar = api.post("/tokens", Json.of("{'kind':'CALENDAR'}"))
                .is(201)
                .json()
                .path("calendar")
                .asString()
                .replaceFirst(".*/(\\w+)\\.ics$", "$1");
    }

    @Test
    void secretsAndPersonalDataAreNotLogged() {
        assertThat(logged(() -> doEverythingWith(CANARY)).stream()
                        .filter(line -> Stream.of(CANARY, api.token(), api.webhook(), calendar)
                                .anyMatch(line::contains)))
                .isEmpty();
    }

    @Test
    void whatSomebodyMayNotIsLoggedByNumbers() {
        var reader = accounts.reader(api);
        var lines = logged(() -> reader.post("/deals?x=" + CANARY, Json.of("{'title':'" + CANARY + "'}"))
                .is(403));
        assertThat(lines).anyMatch(line -> line.startsWith("refused: POST /api/v1/deals of user " + reader.userId()));
        assertThat(lines).noneMatch(line -> line.contains(CANARY));
    }

    private static List<String> logged(Runnable work) {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var events = new ListAppender<ILoggingEvent>();
        events.start();
        root.addAppender(events);
        try {
            work.run();
        } finally {
            root.detachAppender(events);
        }
        return List.copyOf(events.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
    }

    private void doEverythingWith(String canary) {
        var json = Map.of("Content-Type", "application/json", "X-Forwarded-For", "198.51.100.253");
        Api.raw(
                "POST",
                api.server() + "/api/v1/session",
                Json.of("{'email':'" + canary + "@x.example','password':'" + canary + "'}"),
                json);
        Api.raw("POST", api.server() + "/api/v1/session", "{\"" + canary, json);
        Api.raw(
                "GET",
                api.server() + "/api/v1/leads?token=" + canary,
                null,
                Map.of("Authorization", "Bearer wch_" + canary));
        Api.raw("GET", api.server() + "/api/v1/setup/" + canary, null, Map.of());
        Api.raw("GET", api.server() + "/f/" + canary, null, Map.of());
        Api.raw("GET", api.server() + "/calendar/" + canary + ".ics", null, Map.of());
        Api.raw("GET", api.server() + "/calendar/" + calendar + ".ics?done=" + canary, null, Map.of())
                .is(400);
        Api.raw("GET", api.server() + "/calendar/" + calendar + ".ics", null, Map.of())
                .is(200);
        Api.raw("GET", api.server() + "/rest/1/" + canary + "/profile", null, Map.of());
        Api.raw(
                "GET",
                api.server() + "/rest/" + api.userId() + "/" + api.webhook() + "/crm.lead.get?id=x",
                null,
                Map.of());
        Api.raw(
                "POST",
                api.server() + "/api/v1/session",
                Json.of("{'email':'" + api.email() + "','password':'" + canary + "','code':'" + canary + "'}"),
                json);
        Api.raw("POST", api.server() + "/api/v1/password-reset", Json.of("{'email':'" + canary + "@x.example'}"), json);
        Api.raw(
                "POST",
                api.server() + "/api/v1/password-reset/use",
                Json.of("{'token':'" + canary + "','password':'" + canary + "'}"),
                json);
        api.post("/me/second-factor", Json.of("{'password':'" + canary + "'}")).is(400);
        api.post("/me/second-factor/confirm", Json.of("{'code':'" + canary + "'}"))
                .is(409);
        api.post("/me/password", Json.of("{'current':'" + canary + "','new':'" + canary + "'}"));
        api.post("/deals", Json.of("{'title':'" + canary + "','closeOn':'" + canary + "'}"))
                .is(400);
        api.post("/contacts", Json.of("{'lastName':'" + canary + "','emails':['" + canary + "@x.example']}"))
                .is(201);
        api.post("/users", Json.of("{'email':'" + canary + "@x.example','password':'" + canary + "','roleIds':[0]}"))
                .is(400);
        api.post("/inquiries", Json.of("{'message':'" + canary + "','emails':['" + canary + "@y.example']}"))
                .is(201);
        api.get("/deals?q=" + canary + "&filter=" + canary);
        api.get("/deals?sort=" + canary);
    }
}
