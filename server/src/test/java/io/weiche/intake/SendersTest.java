package io.weiche.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Whoever goes on the exceptions list may take records into the recycle bin with them: those somebody chose, all of
/// it or nothing (crm.md 10.8).
@WeicheTest
class SendersTest {
    private final TestAccounts accounts;
    private final Api api;
    private final long contact;
    private final long company;
    private final long deal;

    SendersTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        this.contact = api.post("/contacts", Json.of("{'lastName':'Spam','emails':['werbung@spam.example']}"))
                .is(201)
                .id();
        this.company =
                api.post("/companies", Json.of("{'title':'Spam AG'}")).is(201).id();
        this.deal = deal("Werbung");
    }

    private long deal(String title) {
        return api.post(
                        "/deals",
                        Json.of("{'title':'" + title + "','contactIds':[" + contact + "],'companyId':" + company + "}"))
                .is(201)
                .id();
    }

    private static Api.Answer block(Api api, String delete) {
        return api.post(
                "/exceptions/senders",
                Json.of("{'values':['werbung@spam.example','030 4711000'],'reason':'Werbung'" + delete + "}"));
    }

    private static String record(String kind, long id) {
        return "{'kind':'" + kind + "','id':" + id + "}";
    }

    private static void hasNoExceptions(Api api) {
        assertThat(api.items("/exceptions").isEmpty()).isTrue();
    }

    private boolean lies(String kind, long id) {
        return api.items("/bin?kind=" + kind)
                .valueStream()
                .anyMatch(one -> one.path("id").longValue() == id);
    }

    @Test
    void whatIsChosenLiesInTheBinAndTheRestStays() {
        var done = block(api, ",'delete':[" + record("DEAL", deal) + "," + record("CONTACT", contact) + "]")
                .is(200)
                .json();
        assertThat(done.path("entries").size()).isEqualTo(2);
        assertThat(done.path("deleted").size()).isEqualTo(2);
        assertThat(api.items("/exceptions").get(0).path("reason").asString()).isEqualTo("Werbung");
        api.get("/deals/" + deal).is(404);
        api.get("/contacts/" + contact).is(404);
        api.get("/companies/" + company).is(200);
        assertThat(lies("deals", deal)).isTrue();
        assertThat(lies("contacts", contact)).isTrue();
        assertThat(lies("companies", company)).isFalse();
        api.post("/deals/" + deal + "/restore", null).is(200);
        api.get("/deals/" + deal).is(200);
    }

    @Test
    void nothingIsDeletedUnlessItIsChosen() {
        block(api, "").is(200);
        assertThat(api.items("/exceptions").size()).isEqualTo(2);
        api.get("/deals/" + deal).is(200);
        api.get("/contacts/" + contact).is(200);
        assertThat(block(api, "").is(200).json().path("entries").isEmpty())
                .as("who is on the list already is as they should be")
                .isTrue();
        assertThat(api.items("/exceptions").size()).isEqualTo(2);
    }

    @Test
    void aLeadGoesWithItsCustomer() {
        var lead = api.lead(Json.of("{'title':'Anfrage','contactId':" + contact + "}"));
        block(api, ",'delete':[" + record("LEAD", lead) + "]").is(200);
        api.get("/leads/" + lead).is(404);
        assertThat(lies("leads", lead)).isTrue();
        api.get("/contacts/" + contact).is(200);
    }

    /// Somebody who may edit settings and change deals, and deletes deals only.
    private Api half() {
        var user = accounts.manager(api);
        var role = api.post("/roles", Json.of("{'name':'Halb'}")).is(201).id();
        api.patch("/roles/" + role, "{\"editSettings\":true}").is(200);
        for (var allowed : List.of("DEAL READ", "DEAL DELETE", "CONTACT READ", "COMPANY READ")) {
            var part = allowed.split(" ");
            api.patch(
                            "/access/matrix",
                            Json.of("{'changes':[{'roleId':" + role + ",'area':'" + part[0] + "','action':'" + part[1]
                                    + "','scope':'ALL'}]}"))
                    .is(200);
        }
        api.patch("/users/" + user.userId(), "{\"roleIds\":[" + role + "]}").is(200);
        return user;
    }

    @Test
    void whereOneRightIsMissingNothingHappensAtAll() {
        var user = half();
        block(user, ",'delete':[" + record("DEAL", deal) + "," + record("CONTACT", contact) + "]")
                .isProblem(403, "forbidden");
        hasNoExceptions(api);
        api.get("/deals/" + deal).is(200);
        api.get("/contacts/" + contact).is(200);
        block(user, ",'delete':[" + record("DEAL", deal) + "]").is(200);

        var manager = accounts.manager(api);
        block(manager, "").isProblem(403, "forbidden");
        manager.get("/exceptions/senders?kind=deal&id=" + deal).is(403);
    }

    @Test
    void whereSomethingIsWrongNothingHappensAtAll() {
        var foreign = accounts.openClassic();
        var theirs = foreign.post("/contacts", Json.of("{'lastName':'Fremd'}"))
                .is(201)
                .id();
        block(api, ",'delete':[" + record("DEAL", deal) + "," + record("CONTACT", theirs) + "]")
                .isProblem(400, "invalid-input", "delete");
        block(api, ",'delete':[" + record("DEAL", deal) + "," + record("LEAD", 999_999) + "]")
                .isProblem(400, "invalid-input", "delete");
        block(api, ",'delete':[{'kind':'DEAL'}]").is(400);
        block(api, ",'delete':[{'kind':'NOTE','id':1}]").is(400);
        api.post(
                        "/exceptions/senders",
                        Json.of("{'values':['030 4711000','kein@'],'delete':[" + record("DEAL", deal) + "]}"))
                .isProblem(400, "invalid-input", "values");
        api.post("/exceptions/senders", Json.of("{'values':[]}")).isProblem(400, "invalid-input", "values");
        api.post("/exceptions/senders", Json.of("{'values':['030 4711000'],'remove':[]}"))
                .isProblem(400, "invalid-input", "remove");
        hasNoExceptions(api);
        api.get("/deals/" + deal).is(200);
        foreign.get("/contacts/" + theirs).is(200);
        foreign.get("/exceptions/senders?kind=deal&id=" + deal).is(404);
    }

    private static Map<String, Object> line(JsonNode one) {
        return Map.of(
                "name",
                one.path("name").asString(),
                "others",
                one.path("others").longValue(),
                "reason",
                one.path("reason").asString(""));
    }

    @Test
    void itSaysBeforehandWhatHangsOnWhatAndWhatCannotBeDeleted() {
        deal("Noch einer");
        var gone = deal("Weg");
        api.delete("/deals/" + gone).is(204);
        api.lead(Json.of("{'title':'Anfrage','contactId':" + contact + "}"));
        api.post("/contacts", Json.of("{'lastName':'Chef','companyIds':[" + company + "]}"))
                .is(201);
        var lines = api.items("/exceptions/senders?kind=deal&id=" + deal);
        assertThat(lines.valueStream().map(SendersTest::line))
                .containsExactly(
                        Map.of("name", "Werbung", "others", 0L, "reason", ""),
                        Map.of("name", "Spam", "others", 2L, "reason", ""),
                        Map.of("name", "Spam AG", "others", 2L, "reason", ""));
        var asHalf = half().items("/exceptions/senders?kind=deal&id=" + deal);
        assertThat(asHalf.valueStream().map(one -> one.path("reason").asString("")))
                .containsExactly("", "forbidden", "forbidden");
        assertThat(api.items("/exceptions/senders?kind=contact&id=" + contact).size())
                .isEqualTo(1);
    }
}
