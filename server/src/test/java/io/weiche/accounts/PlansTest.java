package io.weiche.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.kernel.CurrentAccount;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What a plan includes, and what becomes of an account that books a smaller one (crm.md 17).
@WeicheTest
class PlansTest {
    private final TestAccounts accounts;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    PlansTest(TestAccounts accounts, JdbcClient sql, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Test
    void aPlanSaysHowMuchItIncludes() {
        var limits = accounts.open(Plan.BASIC).get("/account").is(200).json().path("limits");
        assertThat(limits.path("PIPELINES").intValue()).isEqualTo(5);
        assertThat(accounts.open().get("/account").json().path("limits").isEmpty())
                .isTrue();
    }

    @Test
    void morePipelinesThanThePlanIncludesAreRefusedByName() {
        var user = accounts.open(Plan.BASIC);
        for (int i = 1; i < 5; i++) {
            user.post("/pipelines", Json.of("{'name':'P" + i + "'}")).is(201);
        }
        var refused = user.post("/pipelines", Json.of("{'name':'P5'}")).isProblem(402, "plan-limit-reached");
        assertThat(refused.json().path("limit").asString()).isEqualTo("PIPELINES");
        assertThat(refused.number("allowed")).isEqualTo(5);
    }

    @Test
    void whoeverComesBackNeedsRoomInThePlanToo() {
        var user = accounts.open();
        var gone = accounts.gone(user);
        var colleague = accounts.manager(user);
        CurrentAccount.runAs(
                user.account(),
                () -> transaction.executeWithoutResult(_ ->
                        sql.sql("""
                                insert into app_user (account_id, email, language)
                                select :account, 'platz' || n || '@pruefstand.example', 'de'
                                from generate_series(1, 23) n""").param("account", user.account().value()).update()));
        accounts.book(user, Plan.BASIC);
        var refused = user.patch("/users/" + gone.userId(), Json.of("{'active':true}"))
                .isProblem(402, "plan-limit-reached");
        assertThat(refused.json().path("limit").asString()).isEqualTo("USERS");
        // no more than before
        user.patch("/users/" + colleague.userId(), Json.of("{'active':true,'firstName':'Mia'}"))
                .is(200);
        user.patch("/users/" + gone.userId(), Json.of("{'firstName':'Mia'}")).is(200);
        user.patch("/users/" + colleague.userId(), Json.of("{'active':false}")).is(200);
        user.patch("/users/" + gone.userId(), Json.of("{'active':true}")).is(200);
    }

    @Test
    void aSmallerPlanTakesNothingAway() {
        var user = accounts.open();
        for (int i = 1; i < 8; i++) {
            user.post("/pipelines", Json.of("{'name':'P" + i + "'}")).is(201);
        }
        accounts.book(user, Plan.BASIC);
        assertThat(user.items("/pipelines").size()).isEqualTo(8);
        var last = user.items("/pipelines").get(7).path("id").longValue();
        user.post("/deals", Json.of("{'title':'x','pipelineId':" + last + "}")).is(201);
        user.post("/pipelines", Json.of("{'name':'P8'}")).isProblem(402, "plan-limit-reached");
    }

    @Test
    void losingClassicModeConvertsNothingAndKeepsInquiriesComingIn() {
        var user = accounts.openClassic();
        var lead = user.lead(Json.of("{'title':'Dach'}"));
        accounts.book(user, Plan.BASIC);
        assertThat(user.get("/crm-mode").json().path("mode").asString()).isEqualTo("CLASSIC");
        assertThat(user.get("/crm-mode").json().path("classicAllowed").booleanValue())
                .isFalse();
        user.patch("/leads/" + lead, Json.of("{'title':'Dach und Keller'}")).is(200);
        user.post("/leads", Json.of("{'title':'Neu'}")).isProblem(402, "plan-does-not-include-classic");
        var inquiry = user.post("/inquiries", Json.of("{'message':'Angebot','emails':['a@b.example']}"))
                .is(201)
                .json();
        assertThat(inquiry.path("became").path("leadId").isNumber()).isTrue();
        assertThat(user.switchToSimple("").path("converted").intValue()).isEqualTo(2);
        user.post("/crm-mode/switches", Json.of("{'to':'CLASSIC','expectedEpoch':" + user.epoch() + "}"))
                .isProblem(402, "plan-does-not-include-classic");
        accounts.book(user, Plan.PROFESSIONAL);
        user.post("/crm-mode/switches", Json.of("{'to':'CLASSIC','expectedEpoch':" + user.epoch() + "}"))
                .is(200);
    }
}
