package io.weiche.modes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// No activity is left behind: each type has its own answer, everybody's list is foreseen, and the report proves it.
@WeicheTest
class ActivitiesOfASwitchTest {
    private static final List<String> TYPES = List.of("TODO", "CALL", "MEETING", "EMAIL");
    private static final String APPOINTMENTS_STAY =
            "\"keepActivitiesOpen\":false,\"activities\":{\"CALL\":\"KEEP\",\"MEETING\":\"KEEP\"}";

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    ActivitiesOfASwitchTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void callsAndMeetingsGoAlongWithTheDealTheRestIsCompletedAndNothingIsLost() {
        var api = accounts.openClassic();
        var max = accounts.manager(api);
        var lead = api.lead("{\"title\":\"Dach\",\"lastName\":\"Holm\"}");
        var planned =
                TYPES.stream().collect(Collectors.toMap(type -> type, type -> plan(api, type, api.userId(), lead)));
        var other = api.lead("{\"title\":\"Tor\",\"lastName\":\"Kuhn\"}");
        var call = plan(api, "CALL", max.userId(), other);

        var said = rehearse(api, APPOINTMENTS_STAY);
        assertThat(said.path("activitiesKeptOpen").longValue()).isEqualTo(3);
        assertThat(said.path("activitiesCompleted").longValue()).isEqualTo(2);
        var foreseen = said.path("activities");
        assertThat(types(foreseen))
                .containsExactly("TODO 1 = 0 + 1", "CALL 2 = 2 + 0", "MEETING 1 = 1 + 0", "EMAIL 1 = 0 + 1");
        assertThat(people(foreseen)).containsExactly("Petra Prüfer 4 = 2 + 2", "Max Manager 1 = 1 + 0");

        var run = api.switchToSimple(APPOINTMENTS_STAY);
        assertThat(run.path("options").path("activities").toString())
                .isEqualTo("{\"CALL\":\"KEEP\",\"MEETING\":\"KEEP\"}");
        var report = report(api, run);
        assertThat(report.path("balanced").booleanValue()).isTrue();
        assertThat(report.path("figures")).isEqualTo(foreseen);
        assertThat(planned.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> status(api, one.getValue()))))
                .isEqualTo(Map.of(
                        "CALL", "PENDING",
                        "MEETING", "PENDING",
                        "TODO", "AUTO_COMPLETED",
                        "EMAIL", "AUTO_COMPLETED"));
        assertThat(kinds(api, call)).containsExactlyInAnyOrder("LEAD", "DEAL");
        assertThat(kinds(api, planned.get("TODO"))).containsExactly("LEAD");
        // the answers by type are those of one switch: later inquiries follow the one answer for all
        assertThat(api.get("/crm-mode").json().path("intake").has("activities")).isFalse();

        var id = run.path("id").longValue();
        api.post("/crm-mode/switches/" + id + "/undo", "{}").is(202);
        api.awaitSwitch(id);
        planned.values().forEach(one -> {
            assertThat(status(api, one)).isEqualTo("PENDING");
            assertThat(kinds(api, one)).containsExactly("LEAD");
        });
    }

    @Test
    void anActivityOfSeveralLeadsIsCountedOnceAndOneOfALeadThatFailsWaitsForItsRetry() {
        var api = accounts.openClassic();
        var customer = api.post("/contacts", "{\"lastName\":\"Fort\"}").is(201).id();
        var poor = api.lead("{\"title\":\"Arm\",\"contactId\":" + customer + "}");
        var first = api.lead("{\"title\":\"Eins\",\"lastName\":\"Holm\"}");
        var second = api.lead("{\"title\":\"Zwei\",\"lastName\":\"Kuhn\"}");
        api.delete("/contacts/" + customer).is(204);
        plan(api, "CALL", api.userId(), first, second);
        plan(api, "TODO", api.userId(), first, second);
        plan(api, "EMAIL", api.userId(), first, poor);
        var call = plan(api, "CALL", api.userId(), poor);
        var todo = plan(api, "TODO", api.userId(), poor);

        var foreseen = rehearse(api, APPOINTMENTS_STAY).path("activities");
        assertThat(types(foreseen)).containsExactly("TODO 2 = 0 + 1", "CALL 2 = 1 + 0", "EMAIL 1 = 0 + 1");

        var run = api.switchToSimple(APPOINTMENTS_STAY);
        assertThat(run.path("failed").longValue()).isEqualTo(1);
        assertThat(types(report(api, run).path("figures")))
                .containsExactly("TODO 1 = 0 + 1", "CALL 1 = 1 + 0", "EMAIL 1 = 0 + 1");
        assertThat(List.of(status(api, call), status(api, todo))).containsOnly("PENDING");

        api.post("/contacts/" + customer + "/restore", "{}").is(200);
        var id = run.path("id").longValue();
        api.post("/crm-mode/switches/" + id + "/retry-failed", "{}").is(200);
        api.awaitSwitch(id);
        assertThat(types(report(api, run).path("figures")))
                .containsExactly("TODO 2 = 0 + 2", "CALL 2 = 2 + 0", "EMAIL 1 = 0 + 1");
        assertThat(status(api, call)).isEqualTo("PENDING");
        assertThat(status(api, todo)).isEqualTo("AUTO_COMPLETED");
    }

    /// Of many people those with the most to do are named, and how many there are.
    @Test
    void theRehearsalNamesThoseWithTheMostToDo() {
        var api = accounts.openClassic();
        var lead = api.lead("{\"title\":\"Viele\",\"lastName\":\"Holm\"}");
        inAccount(api, """
                with planned as (
                    insert into activity (account_id, type, title, deadline_at, responsible_id)
                    select :account, 'CALL', 'Anrufen', now(), :me + n from generate_series(1, 60) n, generate_series(1, n)
                    returning id)
                insert into activity_binding (account_id, activity_id, kind, record_id)
                select :account, id, 1, :lead from planned""", lead);
        var foreseen = rehearse(api, "\"keepActivitiesOpen\":true").path("activities");
        assertThat(foreseen.path("open").longValue()).isEqualTo(60 * 61 / 2);
        assertThat(foreseen.path("peopleTotal").longValue()).isEqualTo(60);
        assertThat(foreseen.path("people")
                        .valueStream()
                        .map(person -> person.path("open").longValue()))
                .hasSize(50)
                .startsWith(60L, 59L)
                .endsWith(11L);
    }

    @Test
    void theReportSaysWhenSomethingWasLeftBehind() {
        var api = accounts.openClassic();
        var lead = api.lead("{\"title\":\"Dach\",\"lastName\":\"Holm\"}");
        plan(api, "CALL", api.userId(), lead);
        var run = api.switchToSimple(APPOINTMENTS_STAY);
        assertThat(report(api, run).path("balanced").booleanValue()).isTrue();
        inAccount(api, "update switch_activity set fate = null where account_id = :account", lead);
        assertThat(report(api, run).path("balanced").booleanValue()).isFalse();
        accounts.manager(api)
                .get("/crm-mode/switches/" + run.path("id").longValue() + "/activities")
                .isProblem(403, "forbidden");
    }

    private static JsonNode rehearse(Api api, String options) {
        return api.post("/crm-mode/rehearsals", "{\"to\":\"SIMPLE\"," + options + "}")
                .is(200)
                .json();
    }

    private static JsonNode report(Api api, JsonNode run) {
        return api.get("/crm-mode/switches/" + run.path("id").longValue() + "/activities")
                .is(200)
                .json();
    }

    private static List<String> types(JsonNode figures) {
        return figures.path("types")
                .valueStream()
                .map(type -> type.path("type").asString() + sum(type))
                .toList();
    }

    private static List<String> people(JsonNode figures) {
        return figures.path("people")
                .valueStream()
                .map(person -> person.path("name").asString() + sum(person))
                .toList();
    }

    private static String sum(JsonNode of) {
        return " " + of.path("open").longValue() + " = " + of.path("kept").longValue() + " + "
                + of.path("completed").longValue();
    }

    private static long plan(Api api, String type, long responsible, long... leads) {
        var records = Arrays.stream(leads)
                .mapToObj(lead -> "{\"kind\":\"LEAD\",\"id\":" + lead + "}")
                .collect(Collectors.joining(","));
        return api.post(
                        "/activities",
                        "{\"type\":\"" + type + "\",\"title\":\"Nachfassen\",\"responsibleId\":" + responsible
                                + ",\"records\":[" + records + "]}")
                .is(201)
                .id();
    }

    private static String status(Api api, long activity) {
        return api.get("/activities/" + activity).is(200).json().path("status").asString();
    }

    private static List<String> kinds(Api api, long activity) {
        return api.get("/activities/" + activity)
                .is(200)
                .json()
                .path("records")
                .valueStream()
                .map(record -> record.path("kind").asString())
                .toList();
    }

    private void inAccount(Api api, String statement, long lead) {
        CurrentAccount.runAs(
                api.account(),
                () -> transaction.executeWithoutResult(_ -> sql.sql(statement)
                        .param("account", api.account().value())
                        .param("me", api.userId())
                        .param("lead", lead)
                        .update()));
    }
}
