package io.weiche.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever deletes says, if they like, which version of it they saw.
@WeicheTest
class DeleteTest {
    private final Api api;

    DeleteTest(TestAccounts accounts) {
        this.api = accounts.openClassic();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/leads, {'title':'Dach'}, {'title':'Dach und Fach'}",
                "/deals, {'title':'Dach'}, {'title':'Dach und Fach'}",
                "/contacts, {'lastName':'Holm'}, {'lastName':'Holm-Eck'}",
                "/companies, {'title':'Holm KG'}, {'title':'Holm AG'}",
                "/activities, {'title':'Anrufen';'records':[{'kind':'DEAL';'id':D}]}, {'title':'Zurückrufen'}"
            })
    void whatSomebodyChangedMeanwhileIsNotDeleted(String kind, String draft, String change) {
        var deal = api.post("/deals", Json.of("{'title':'Dach'}")).is(201).id();
        var body = Json.of(draft.replace(';', ',').replace("D}", deal + "}"));
        var id = api.post(kind, body).is(201).id();
        var path = kind + "/" + id;
        var seen = api.get(path).is(200).headers().get("etag");
        var now = api.patch(path, Json.of(change)).is(200).headers().get("etag");
        assertThat(now).isNotEqualTo(seen);

        delete(path, seen).isProblem(412, "version-conflict");
        // a tag of something else is none of this record; what is no tag at all is a mistake
        delete(path, "\"abc\"").isProblem(412, "version-conflict");
        delete(path, "unsinn").isProblem(400, "invalid-input", "If-Match");
        api.get(path).is(200);
        delete(path, now).is(204);
        api.get(path).is(404);
    }

    private Api.Answer delete(String path, String ifMatch) {
        return api.send("DELETE", path, null, Map.of("If-Match", ifMatch));
    }

    @ParameterizedTest
    @CsvSource({"/leads, title", "/deals, title", "/contacts, lastName", "/companies, title"})
    void whoDoesNotCareDeletesAnyVersion(String kind, String field) {
        var body = Json.of("{'" + field + "':'Egal'}");
        delete(kind + "/" + api.post(kind, body).is(201).id(), "*").is(204);
        api.delete(kind + "/" + api.post(kind, body).is(201).id()).is(204);
    }
}
