package io.weiche.bin;

import static io.weiche.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The recycle bin: who sees what in it, and bringing it back.
@WeicheTest
class BinTest {
    private final TestAccounts accounts;
    private final Api api;

    BinTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
    }

    private static long deleted(Api api, String kind, String body) {
        var id = api.post("/" + kind, Json.of(body)).is(201).id();
        api.delete("/" + kind + "/" + id).is(204);
        return id;
    }

    private static List<Long> bin(Api api, String kind) {
        return ids(api.items("/bin?kind=" + kind));
    }

    private static List<Long> ids(JsonNode items) {
        return items.valueStream().map(item -> item.path("id").longValue()).toList();
    }

    private static Api.Answer restore(Api api, String kind, Object ids) {
        return api.post("/bin/restore", "{\"kind\":\"" + kind + "\",\"ids\":" + ids + "}");
    }

    private static List<String> fates(Api.Answer answer) {
        return answer.is(200)
                .json()
                .path("outcomes")
                .valueStream()
                .map(outcome -> outcome.path("fate").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "leads, LEAD, {'title':'Dach'}, Dach",
                "deals, DEAL, {'title':'Dach'}, Dach",
                "contacts, CONTACT, {'lastName':'Holm'}, Holm",
                "companies, COMPANY, {'title':'Holm KG'}, Holm KG"
            })
    void whatWasDeletedLiesThereWithWhoDidItUntilItIsBack(String kind, String code, String body, String title) {
        var id = deleted(api, kind, body);
        var page = api.get("/bin?kind=" + code).is(200).json();
        var item = page.path("items").get(0);
        assertThat(item.path("id").longValue()).isEqualTo(id);
        assertThat(item.path("kind").asString()).isEqualTo(code);
        assertThat(item.path("title").asString()).isEqualTo(title);
        assertThat(item.path("deletedBy").path("id").longValue()).isEqualTo(api.userId());
        assertThat(item.path("deletedBy").path("name").asString()).isEqualTo("Petra Prüfer");
        assertThat(item.path("mayRestore").booleanValue()).isTrue();
        var deletedAt = OffsetDateTime.parse(item.path("deletedAt").asString());
        assertThat(OffsetDateTime.parse(item.path("goneAt").asString())).isEqualTo(deletedAt.plus(Duration.ofDays(30)));
        assertThat(page.path("total").path("value").longValue()).isEqualTo(1);
        assertThat(page.path("total").path("exact").booleanValue()).isTrue();

        assertThat(fates(restore(api, code, List.of(id)))).containsExactly("RESTORED");
        assertThat(bin(api, code)).isEmpty();
        api.get("/" + kind + "/" + id).is(200);
        assertThat(api.items("/" + kind + "/" + id + "/timeline")
                        .get(0)
                        .path("type")
                        .asString())
                .isEqualTo("RESTORED");
    }

    @Test
    void everybodySeesWhatTheyDeletedAndAdministratorsSeeAll() {
        var max = accounts.manager(api);
        var his = deleted(max, "leads", "{'title':'Von Max'}");
        var hers = deleted(api, "leads", "{'title':'Von Petra'}");
        assertThat(bin(max, "LEAD")).containsExactly(his);
        assertThat(max.get("/bin?kind=LEAD").json().path("total").path("value").longValue())
                .isEqualTo(1);
        assertThat(bin(api, "LEAD")).containsExactly(hers, his);
        assertThat(bin(accounts.openClassic(), "LEAD")).isEmpty();
        assertThat(fates(restore(max, "LEAD", List.of(hers, his)))).containsExactly("NOT_FOUND", "RESTORED");
        assertThat(bin(api, "LEAD")).containsExactly(hers);
    }

    @Test
    void pagesGoOnWhereTheyEndedWhateverIsDeletedMeanwhile() {
        var all = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            all.addFirst(deleted(api, "deals", "{'title':'Dach " + i + "'}"));
        }
        var found = new ArrayList<Long>();
        var page = api.get("/bin?kind=DEAL&limit=2").is(200).json();
        assertThat(page.path("total").path("value").longValue()).isEqualTo(5);
        deleted(api, "deals", "{'title':'Später'}");
        while (true) {
            found.addAll(ids(page.path("items")));
            if (!page.path("nextCursor").isString()) {
                break;
            }
            page = api.get("/bin?kind=DEAL&limit=2&cursor="
                            + Api.encoded(page.path("nextCursor").asString()))
                    .is(200)
                    .json();
        }
        assertThat(found).isEqualTo(all);
        api.get("/bin?kind=DEAL&cursor=unsinn").isProblem(400, "invalid-input", "cursor");
        api.get("/bin?kind=HAUS").isProblem(400, "invalid-input", "kind");
        api.get("/bin?limit=201").isProblem(400, "invalid-input", "limit");
    }

    @Test
    void whoeverLacksTheRightBringsNothingBackAndDeletesNothingForGood() {
        var max = accounts.manager(api);
        var id = deleted(api, "leads", "{'title':'Bleibt'}");
        var foreign = accounts.openClassic();
        max.delete("/bin/leads/" + id).isProblem(403, "forbidden");
        max.delete("/bin?kind=LEAD").isProblem(403, "forbidden");
        foreign.delete("/bin/leads/" + id).isProblem(404, "not-found");
        assertThat(fates(restore(foreign, "LEAD", List.of(id)))).containsExactly("NOT_FOUND");
        var reader = accounts.reader(api);
        restore(reader, "LEAD", List.of(id)).isProblem(403, "forbidden");
        assertThat(bin(reader, "LEAD")).isEmpty();
        assertThat(bin(api, "LEAD")).containsExactly(id);

        restore(api, "LEAD", "[" + "1,".repeat(200) + "1]").isProblem(400, "invalid-input", "ids");
        api.post("/bin/restore", "{\"kind\":\"LEAD\"}").isProblem(400, "invalid-input", "ids");
        api.post("/bin/restore", "{\"kind\":\"LEAD\",\"ids\":[],\"alle\":true}")
                .isProblem(400, "invalid-input", "alle");
    }

    @Test
    void inSimpleModeOpenLeadsThatComeBackAreConverted() {
        var open = deleted(api, "leads", "{'title':'Offen','lastName':'Auer'}");
        var closed = api.lead("{\"title\":\"Zu\"}");
        api.post("/leads/" + closed + "/conversion", "{\"deal\":{}}").is(201);
        api.delete("/leads/" + closed).is(204);
        api.switchToSimple("");
        assertThat(fates(restore(api, "LEAD", List.of(open, closed)))).containsExactly("RESTORED", "RESTORED");
        assertThat(api.get("/leads/" + open).is(200).json().path("semantics").asString())
                .isEqualTo("S");
    }

    @Test
    void whatWasMergedIntoAnotherRecordIsNoPartOfTheBin() {
        var one = api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        var other =
                api.post("/contacts", Json.of("{'lastName':'Holm'}")).is(201).id();
        var merge = api.post(
                        "/merges", Json.of("{'kind':'CONTACT','records':[{'id':" + one + "},{'id':" + other + "}]}"))
                .is(201)
                .id();
        assertThat(bin(api, "CONTACT")).isEmpty();
        assertThat(fates(restore(api, "CONTACT", List.of(other)))).containsExactly("NOT_FOUND");
        api.post("/contacts/" + other + "/restore", "{}").isProblem(404, "not-found");
        api.post("/merges/" + merge + "/undo", "{}").is(200);
        api.delete("/contacts/" + other).is(204);
        assertThat(bin(api, "CONTACT")).containsExactly(other);
    }

    @Test
    void whoDeletedManyAtOnceOrTookSomethingBackStandsThereToo() {
        var max = accounts.manager(api);
        var many = max.post("/deals", Json.of("{'title':'Viele'}")).is(201).id();
        var run = max.post("/bulk-changes", Json.of("{'kind':'DEAL','action':'DELETE'}"))
                .is(202)
                .id();
        max.awaitBulkChange(run);
        assertThat(bin(max, "DEAL")).containsExactly(many);
        max.post("/bulk-changes/" + run + "/undo", null).is(202);
        max.awaitBulkChange(run);
        assertThat(bin(api, "DEAL")).isEmpty();

        var lead = api.lead("{\"title\":\"Angefasst\"}");
        var converted =
                api.post("/leads/" + lead + "/conversion", "{\"deal\":{}}").is(201);
        var deal = converted.number("dealId");
        api.patch("/deals/" + deal, "{\"title\":\"Umbenannt\"}").is(200);
        api.post("/conversions/" + converted.number("conversionId") + "/undo?force=true", "{}")
                .is(200);
        var item = api.items("/bin?kind=DEAL").get(0);
        assertThat(item.path("id").longValue()).isEqualTo(deal);
        assertThat(item.path("deletedBy").path("id").longValue()).isEqualTo(api.userId());

        Api.raw(
                        "POST",
                        api.server() + "/rest/" + api.userId() + "/" + api.webhook() + "/crm.lead.delete.json",
                        "{\"id\":" + lead + "}",
                        Map.of("Content-Type", "application/json"))
                .is(200);
        assertThat(api.items("/bin?kind=LEAD")
                        .get(0)
                        .path("deletedBy")
                        .path("id")
                        .longValue())
                .isEqualTo(api.userId());
    }

    @Test
    void oneIsDeletedForGoodAndTheAuditSaysSo() {
        var id = deleted(api, "companies", "{'title':'Holm KG'}");
        var stays = deleted(api, "companies", "{'title':'Bleibt'}");
        api.delete("/bin/companies/" + id).is(204);
        assertThat(bin(api, "COMPANY")).containsExactly(stays);
        api.post("/companies/" + id + "/restore", "{}").isProblem(404, "not-found");
        api.delete("/bin/companies/" + id).isProblem(404, "not-found");
        var entry = api.items("/audit?action=record-purged").get(0);
        assertThat(entry.path("subject").asString()).isEqualTo("COMPANY:" + id);

        var lives = api.post("/companies", Json.of("{'title':'Lebt'}")).is(201).id();
        api.delete("/bin/companies/" + lives).isProblem(404, "not-found");
        api.get("/companies/" + lives).is(200);
    }

    @Test
    void theBinOfOneKindIsEmptied() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            deleted(api, "leads", "{'title':'Weg " + i + "'}");
        }
        var deal = deleted(api, "deals", "{'title':'Bleibt'}");
        api.delete("/bin?kind=LEAD").is(202);
        var later = deleted(api, "leads", "{'title':'Danach'}");
        await("the bin is empty", () -> bin(api, "LEAD").size() <= 1);
        assertThat(bin(api, "LEAD")).containsExactly(later);
        assertThat(bin(api, "DEAL")).containsExactly(deal);
        assertThat(api.get("/audit").body()).contains("bin-emptied", "bin-purged");
    }
}
