package io.weiche.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of reports hold what one may see and take along, and leave a trace.
@WeicheTest
class FigureFilesTest {
    private static final String TITLE = "Dach";

    private final TestAccounts accounts;

    FigureFilesTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static void allow(Api api, long role, String area, String action, String scope) {
        api.patch(
                        "/access/matrix",
                        Json.of("{'changes':[{'roleId':" + role + ",'area':'" + area + "','action':'" + action
                                + "','scope':'" + scope + "'}]}"))
                .is(200);
    }

    /// Sees all leads, deals and figures, and takes along what a scope says.
    private Api seeing(Api api, String takesAlong) {
        var person = accounts.manager(api);
        var role = api.post("/roles", Json.of("{'name':'Nimmt mit: " + takesAlong + "'}"))
                .is(201)
                .id();
        for (var area : new String[] {"LEAD", "DEAL", "ANALYTICS"}) {
            allow(api, role, area, "READ", "ALL");
        }
        allow(api, role, "ANALYTICS", "EXPORT", takesAlong);
        api.patch("/users/" + person.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        return person;
    }

    /// One inquiry, a deal won of 900, and an activity that is done: all of the administrator.
    private static void fill(Api api) {
        var deal = api.post("/deals", Json.of("{'title':'" + TITLE + "','amount':{'value':'900'}}"))
                .is(201)
                .id();
        var won = api.items("/pipelines")
                .get(0)
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("semantics").asString().equals("SUCCESS"))
                .findFirst()
                .orElseThrow();
        api.patch("/deals/" + deal, "{\"stageId\":" + won.path("id") + "}").is(200);
        api.post("/inquiries", Json.of("{'title':'" + TITLE + "'}")).is(201);
        api.post(
                        "/activities",
                        Json.of("{'title':'Rückruf','deadlineAt':'2026-01-05T10:00:00Z','records':[{'kind':'DEAL','id':"
                                + deal + "}]}"))
                .is(201);
    }

    private static double sum(Api person, String report) {
        return person.get("/reports/" + report + "/rows.csv")
                .is(200)
                .body()
                .lines()
                .skip(1)
                .flatMap(line -> Arrays.stream(line.split(";")).skip(1))
                .filter(cell -> cell.matches("[0-9]+(\\.[0-9]+)?"))
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inquiries", "sales", "funnel", "team"})
    void aFileHoldsOnlyFiguresThatOneMayTakeAlong(String report) {
        var api = accounts.open();
        fill(api);
        assertThat(sum(seeing(api, "ALL"), report)).isPositive();
        assertThat(sum(seeing(api, "OWN"), report)).isZero();
        seeing(api, "NONE").get("/reports/" + report + "/rows.csv").isProblem(403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inquiries", "sales", "funnel", "team"})
    void whoeverTakesFiguresAlongStandsInTheAudit(String report) {
        var api = accounts.open();
        api.get("/reports/" + report + "/rows.csv").is(200);
        api.get("/reports/" + report + "/rows.xlsx").is(200);
        assertThat(api.items("/audit?action=report-exported")
                        .valueStream()
                        .map(entry -> entry.path("subject").asString()))
                .containsExactly("report:" + report, "report:" + report);
    }
}
