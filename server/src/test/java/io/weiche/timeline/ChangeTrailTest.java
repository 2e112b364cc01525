package io.weiche.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Browser;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import org.junit.jupiter.api.Test;

/// Who changed which record, before and after, from where.
@WeicheTest
class ChangeTrailTest {
    private final TestAccounts accounts;

    ChangeTrailTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    @Test
    void aChangeOfARecordSaysWhoBeforeAfterAndFromWhere() {
        var user = accounts.openClassic();
        var lead = user.lead(Json.of("{'title':'Vorher'}"));
        Browser.of(user)
                .at("203.0.113.78")
                .send("PATCH", "/leads/" + lead, Json.of("{'title':'Nachher'}"), java.util.Map.of("If-Match", "*"))
                .is(200);
        var changes = user.items("/audit/changes?kind=leads&id=" + lead);
        assertThat(changes).hasSize(2);
        var change = changes.get(0);
        assertThat(change.path("type").asString()).isEqualTo("FIELDS_CHANGED");
        assertThat(change.path("actorId").longValue()).isEqualTo(user.userId());
        assertThat(change.path("actor").asString()).isEqualTo("Petra Prüfer");
        assertThat(change.path("address").asString()).isEqualTo("203.0.113.78");
        assertThat(change.path("way").asString()).isEqualTo("SESSION");
        assertThat(change.path("data").path("changes").get(0).path("from").asString())
                .isEqualTo("Vorher");
        assertThat(changes.get(1).path("way").asString()).isEqualTo("API");
        var file = user.get("/audit/changes.csv?kind=leads&id=" + lead).is(200).body();
        assertThat(file.lines().toList().get(1)).contains("203.0.113.78;SESSION;title;Vorher;Nachher");
    }

    @Test
    void aLongTrailIsReadInPartsWithoutLosingOne() {
        var user = accounts.open();
        for (int i = 0; i < 5; i++) {
            user.post("/companies", Json.of("{'title':'Firma " + i + "'}")).is(201);
        }
        var first = user.get("/audit/changes?limit=3").is(200).json();
        var rest = user.get("/audit/changes?limit=3&cursor="
                        + first.path("nextCursor").asString())
                .is(200)
                .json();
        assertThat(first.path("items").size() + rest.path("items").size()).isEqualTo(5);
        assertThat(rest.path("nextCursor").isNull()).isTrue();
        assertThat(user.get("/audit/changes.csv").is(200).body().lines()).hasSize(6);
        user.get("/audit/changes?cursor=x").isProblem(400, "invalid-input", "cursor");
        user.get("/audit/changes?kind=leads").isProblem(400, "invalid-input", "id");
    }

    @Test
    void deletingHandingOverAndTakingAListAlongStandInTheChainedAudit() {
        var user = accounts.openClassic();
        var colleague = accounts.manager(user);
        var lead = user.lead(Json.of("{'title':'Dach'}"));
        user.patch("/leads/" + lead, "{\"responsibleId\":" + colleague.userId() + "}")
                .is(200);
        user.delete("/leads/" + lead).is(204);
        user.post("/leads/" + lead + "/restore", "{}");
        user.get("/lists/leads/rows.csv").is(200);
        var handedOver = user.items("/audit?action=responsible-changed").get(0);
        assertThat(handedOver.path("subject").asString()).isEqualTo("LEAD:" + lead);
        assertThat(handedOver.path("before").asString()).contains(Long.toString(user.userId()));
        assertThat(handedOver.path("after").asString()).contains(Long.toString(colleague.userId()));
        assertThat(user.items("/audit?action=record-deleted")
                        .get(0)
                        .path("subject")
                        .asString())
                .isEqualTo("LEAD:" + lead);
        assertThat(user.items("/audit?action=record-restored")).hasSize(1);
        assertThat(user.items("/audit?action=list-exported")
                        .get(0)
                        .path("subject")
                        .asString())
                .isEqualTo("leads");
    }

    @Test
    void onlyAdministratorsReadIt() {
        var manager = accounts.manager(accounts.open());
        manager.get("/audit/changes").is(403);
        manager.get("/audit/changes.csv").is(403);
    }
}
