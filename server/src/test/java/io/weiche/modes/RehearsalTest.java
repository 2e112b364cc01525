package io.weiche.modes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.conversion.Customers;
import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

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
        var leads = new RandomLeads(api, random);
        leads.fill(LEADS);
        require(api, random);
        var options = "\"customers\":\"" + customers + "\"," + leads.policy();
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
        assertThat(lacking(said))
                .as("seed " + seed)
                .isEqualTo(run.path("incomplete").longValue())
                .isEqualTo(incomplete(api));
        assertThat(said.path("newContacts").longValue()).as("seed " + seed).isEqualTo(count(report, 8, "ja"));
        assertThat(said.path("newCompanies").longValue()).as("seed " + seed).isEqualTo(count(report, 11, "ja"));
        assertThat(said.path("activitiesKeptOpen").longValue())
                .as("seed " + seed)
                .isEqualTo(openOfConverted(api));
        assertThat(said.path("activitiesCompleted").longValue())
                .as("seed " + seed)
                .isEqualTo(before - pending(api));
        assertThat(byTypeAndPerson(said.path("activities")))
                .as("seed " + seed)
                .isEqualTo(byTypeAndPerson(
                        api.get("/crm-mode/switches/" + run.path("id").longValue() + "/activities")
                                .is(200)
                                .json()
                                .path("figures")));
        assertThat(count(forecast, 2, "CONVERTED")).as("seed " + seed).isEqualTo(count(report, 2, "CONVERTED"));
        assertThat(leadsWith(forecast, "FAILED")).as("seed " + seed).isEqualTo(leadsWith(report, "FAILED"));
        assertThat(count(forecast, 3, "NEW"))
                .as("seed " + seed)
                .isEqualTo(said.path("newContacts").longValue());
        assertThat(count(forecast, 4, "NEW"))
                .as("seed " + seed)
                .isEqualTo(said.path("newCompanies").longValue());
    }

    /// What is kept and completed; what is open includes leads that cannot be converted, which only a rehearsal knows.
    private static List<String> byTypeAndPerson(JsonNode figures) {
        return Stream.concat(
                        figures.path("types").valueStream(),
                        figures.path("people").valueStream())
                .filter(one ->
                        one.path("kept").longValue() + one.path("completed").longValue() > 0)
                .map(one -> one.path("type").asString("") + one.path("name").asString("") + " "
                        + one.path("kept").longValue() + " "
                        + one.path("completed").longValue())
                .toList();
    }

    /// Some of what deals can be asked for: an amount, whom they are for, and a field of the account's own.
    private static void require(Api api, Random random) {
        api.post(
                        "/fields",
                        "{\"kind\":\"DEAL\",\"label\":\"Dach\",\"type\":\"TEXT\",\"required\":"
                                + (random.nextInt(4) == 0) + "}")
                .is(201);
        for (var field : List.of("amount", "contactIds", "companyId")) {
            api.patch("/fields/builtin/deals/" + field, "{\"required\":" + random.nextBoolean() + "}")
                    .is(200);
        }
    }

    private static long lacking(JsonNode rehearsal) {
        return rehearsal
                .path("problems")
                .valueStream()
                .filter(problem -> problem.path("code").asString().equals("required-fields-empty"))
                .mapToLong(problem -> problem.path("count").longValue())
                .sum();
    }

    private static long incomplete(Api api) {
        var filter = "{\"field\":\"incomplete\",\"op\":\"is\",\"value\":true}";
        return api.get("/deals?limit=1&filter=" + Api.encoded(filter)).is(200).number("total.value");
    }

    /// Companies named after persons are offered for what they are, with the option that makes none.
    @Test
    void leadsThatNameNoCompanyCanDoWithoutOne() {
        var api = accounts.openClassic();
        api.lead("{\"title\":\"Privat\",\"lastName\":\"Holm\"}");
        var named = api.lead("{\"title\":\"Gewerblich\",\"lastName\":\"Kuhn\",\"companyTitle\":\"Kuhn AG\"}");
        var problem = api.post("/crm-mode/rehearsals", "{\"to\":\"SIMPLE\",\"customers\":\"BOTH\"}")
                .is(200)
                .json()
                .path("problems")
                .path(0);
        assertThat(problem.path("code").asString()).isEqualTo("company-without-name");
        assertThat(problem.path("count").longValue()).isEqualTo(1);
        assertThat(problem.path("remedy").path("customers").asString()).isEqualTo("BOTH_IF_NAMED");

        var options = "\"customers\":\"BOTH_IF_NAMED\"";
        var remedied = api.post("/crm-mode/rehearsals", "{\"to\":\"SIMPLE\"," + options + "}")
                .is(200)
                .json();
        assertThat(remedied.path("problems").toString()).doesNotContain("company-without-name");
        assertThat(remedied.path("newContacts").longValue()).isEqualTo(2);
        assertThat(remedied.path("newCompanies").longValue()).isEqualTo(1);

        api.switchToSimple(options);
        assertThat(api.items("/companies")).hasSize(1);
        assertThat(api.items("/contacts")).hasSize(2);
        var deal = api.get("/leads/" + named).json().path("becameDealId").longValue();
        assertThat(api.get("/deals/" + deal).json().path("companyId").isNull()).isFalse();
    }

    /// Whose company an earlier lead of the same run has named, has one.
    @Test
    void aLeadWithoutACompanyFollowsOneOfTheSamePersonThatNamesIt() {
        var api = accounts.openClassic();
        api.lead("{\"title\":\"Zuerst\",\"lastName\":\"Kuhn\",\"emails\":[\"k@x.example\"]}");
        api.lead("{\"title\":\"Dann\",\"companyTitle\":\"Kuhn AG\",\"emails\":[\"k@x.example\"]}");
        var third = api.lead("{\"title\":\"Zuletzt\",\"lastName\":\"Kuhn\",\"emails\":[\"k@x.example\"]}");
        api.switchToSimple("\"customers\":\"BOTH_IF_NAMED\"");
        assertThat(api.items("/contacts")).hasSize(1);
        assertThat(api.items("/companies")).hasSize(1);
        var deal = api.get("/leads/" + third).json().path("becameDealId").longValue();
        assertThat(api.get("/deals/" + deal).json().path("companyId").isNull()).isFalse();
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
