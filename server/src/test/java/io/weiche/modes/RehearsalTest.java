package io.weiche.modes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.conversion.Customers;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The rehearsal is a promise: the switch does just what it said.
@WeicheTest
class RehearsalTest {
    private static final int LEADS = 90;

    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    RehearsalTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @ParameterizedTest
    @EnumSource(Customers.class)
    void itsFiguresAreThoseOfTheSwitchWhateverTheDataLookLike(Customers customers) {
        var seed = Long.getLong("weiche.seed", System.nanoTime());
        System.out.println("RehearsalTest: -Dweiche.seed=" + seed);
        var random = new Random(seed);
        var api = accounts.openClassic();
        fill(api, random);
        var keep = random.nextBoolean();
        var options = "\"customers\":\"" + customers + "\",\"keepActivitiesOpen\":" + keep;
        var said = api.post("/crm-mode/rehearsals", "{\"to\":\"SIMPLE\"," + options + "}")
                .is(200)
                .json();
        var forecast = csv(api, "/crm-mode/rehearsals.csv?customers=" + customers);
        var before = pending(api);

        var run = api.switchToSimple(options);
        var report = csv(api, "/crm-mode/switches/" + run.path("id").longValue() + "/outcomes.csv");

        assertThat(said.path("openLeads").longValue())
                .as("seed " + seed)
                .isEqualTo(run.path("total").longValue());
        assertThat(said.path("deals").longValue())
                .as("seed " + seed)
                .isEqualTo(run.path("converted").longValue());
        assertThat(said.path("newContacts").longValue()).as("seed " + seed).isEqualTo(count(report, 8, "ja"));
        assertThat(said.path("newCompanies").longValue()).as("seed " + seed).isEqualTo(count(report, 11, "ja"));
        assertThat(said.path(keep ? "activitiesKeptOpen" : "activitiesCompleted")
                        .longValue())
                .as("seed " + seed)
                .isEqualTo(keep ? openOfConverted(api) : before - pending(api));
        assertThat(count(forecast, 2, "CONVERTED")).as("seed " + seed).isEqualTo(count(report, 2, "CONVERTED"));
        assertThat(leadsWith(forecast, "FAILED")).as("seed " + seed).isEqualTo(leadsWith(report, "FAILED"));
        assertThat(count(forecast, 3, "NEW"))
                .as("seed " + seed)
                .isEqualTo(said.path("newContacts").longValue());
        assertThat(count(forecast, 4, "NEW"))
                .as("seed " + seed)
                .isEqualTo(said.path("newCompanies").longValue());
    }

    @Test
    void filesRunNoFormulasAndNameWhatHappened() {
        var api = accounts.openClassic();
        api.lead("{\"title\":\"=HYPERLINK(\\\"http://x\\\")\",\"firstName\":\"Eva; \\\"die\\\" Holm\"}");
        var answer = api.get("/crm-mode/rehearsals.csv?customers=CONTACT").is(200);
        assertThat(answer.headers().get("content-type")).startsWith("text/csv");
        assertThat(answer.headers().get("content-disposition")).contains("rehearsal.csv");
        assertThat(answer.body())
                .startsWith("\uFEFFLead;Titel;")
                .contains(";\"'=HYPERLINK(\"\"http://x\"\")\";CONVERTED;NEW;NONE;");
        var run = api.switchToSimple("\"customers\":\"CONTACT\"");
        assertThat(api.get("/crm-mode/switches/" + run.path("id").longValue() + "/outcomes.csv")
                        .is(200)
                        .body())
                .contains(";CONVERTED;;")
                .contains(";\"Eva; \"\"die\"\" Holm\";ja;");
    }

    @Test
    void filesAreForThoseWhoMayChangeTheMode() {
        var api = accounts.openClassic();
        var manager = accounts.manager(api);
        manager.get("/crm-mode/rehearsals.csv").isProblem(403, "forbidden");
        api.get("/crm-mode/rehearsals.csv?pipelineId=999999999").isProblem(400, "invalid-input", "pipelineId");
        api.get("/crm-mode/switches/999999999/outcomes.csv").isProblem(404, "not-found");
    }

    /// People who share phones and addresses, known and unknown, with and without names, companies and activities.
    private void fill(Api api, Random random) {
        var linked = new ArrayList<Long>();
        for (int n = 0; n < 8; n++) {
            linked.add(api.post("/contacts", "{\"lastName\":\"Kunde " + n + "\"," + points(random) + "}")
                    .is(201)
                    .id());
            api.post("/companies", "{\"title\":\"Firma " + n + "\"," + points(random) + "}")
                    .is(201);
        }
        for (int n = 0; n < LEADS; n++) {
            var fields = new ArrayList<>(List.of("\"title\":\"Anfrage " + n + "\"", points(random)));
            if (random.nextInt(3) > 0) {
                fields.add("\"lastName\":\"Person " + random.nextInt(20) + "\"");
            }
            if (random.nextInt(3) == 0) {
                fields.add("\"companyTitle\":\"Betrieb " + random.nextInt(10) + "\"");
            }
            if (random.nextInt(6) == 0) {
                fields.add("\"contactId\":" + linked.get(random.nextInt(linked.size())));
            }
            var lead = api.lead("{" + String.join(",", fields) + "}");
            if (random.nextInt(3) == 0) {
                api.post(
                                "/activities",
                                "{\"title\":\"Nachfassen\",\"records\":[{\"kind\":\"LEAD\",\"id\":" + lead + "}]}")
                        .is(201);
            }
            if (random.nextInt(15) == 0) {
                api.delete("/leads/" + lead).is(204);
            }
        }
        api.delete("/contacts/" + linked.get(random.nextInt(linked.size()))).is(204);
    }

    private static String points(Random random) {
        var phones = random.nextBoolean() ? "\"0221 55" + (1000 + random.nextInt(30)) + "\"" : "";
        var emails = random.nextInt(3) == 0 ? "\"Person" + random.nextInt(30) + "@x.example\"" : "";
        return "\"phones\":[" + phones + "],\"emails\":[" + emails + "]";
    }

    private long pending(Api api) {
        return count(api, "select count(*) from activity where status = 'PENDING'");
    }

    private long openOfConverted(Api api) {
        return count(api, """
                select count(distinct a.id) from activity a
                join activity_binding b on b.account_id = a.account_id and b.activity_id = a.id and b.kind = 1
                join lead l on l.account_id = a.account_id and l.id = b.record_id and l.semantics = 'S'
                where a.status = 'PENDING'""");
    }

    private long count(Api api, String query) {
        return CurrentAccount.callAs(
                api.account(),
                () -> transaction.execute(_ -> sql.sql(query).query(Long.class).single()));
    }

    /// Cells hold neither separators nor quotes in these data.
    private static List<String[]> csv(Api api, String path) {
        return api.get(path)
                .is(200)
                .body()
                .lines()
                .skip(1)
                .map(line -> line.split(";", -1))
                .toList();
    }

    private static long count(List<String[]> rows, int column, String word) {
        return rows.stream().filter(row -> row[column].equals(word)).count();
    }

    private static List<String> leadsWith(List<String[]> rows, String outcome) {
        return rows.stream()
                .filter(row -> row[2].equals(outcome))
                .map(row -> row[0])
                .toList();
    }
}
