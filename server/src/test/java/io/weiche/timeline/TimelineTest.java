package io.weiche.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The history of records, and comments in it.
@WeicheTest
class TimelineTest {
    private final TestAccounts accounts;
    private final Api api;
    private final long deal;

    TimelineTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        this.deal = api.post("/deals", Json.of("{'title':'Dach'}")).is(201).id();
    }

    private List<String> types(String path) {
        return api.items(path + "/timeline")
                .valueStream()
                .map(entry -> entry.path("type").asString())
                .toList();
    }

    private long comment(Api author, String text) {
        return author.post("/deals/" + deal + "/comments", Json.of("{'body':'" + text + "'}"))
                .is(201)
                .id();
    }

    @Test
    void everyChangeIsToldWithWhatItWasBefore() {
        api.patch("/deals/" + deal, Json.of("{'title':'Dach neu','amount':'100','probability':50}"))
                .is(200);
        var entry = api.items("/deals/" + deal + "/timeline").get(0);
        assertThat(entry.path("type").asString()).isEqualTo("FIELDS_CHANGED");
        assertThat(entry.path("author").path("name").asString()).isEqualTo("Petra Prüfer");
        assertThat(entry.path("data")
                        .path("changes")
                        .valueStream()
                        .map(change -> change.path("field").asString() + ": "
                                + change.path("from").asString("–") + " → "
                                + change.path("to").asString("–")))
                .containsExactlyInAnyOrder("title: Dach → Dach neu", "amount: – → 100.00 EUR", "probability: – → 50");
        assertThat(types("/deals/" + deal)).containsExactly("FIELDS_CHANGED", "CREATED");
    }

    @Test
    void commentsAreTheirAuthorsToChange() {
        var manager = accounts.manager(api);
        api.patch("/deals/" + deal, Json.of("{'responsibleId':" + manager.userId() + "}"))
                .is(200);
        var theirs = comment(manager, "von Max");
        api.patch("/comments/" + theirs, Json.of("{'body':'gefälscht'}")).isProblem(403, "forbidden");
        api.delete("/comments/" + theirs).isProblem(403, "forbidden");
        var changed = manager.patch("/comments/" + theirs, Json.of("{'body':'von Max, besser'}"))
                .is(200)
                .json();
        assertThat(changed.path("body").asString()).isEqualTo("von Max, besser");
        manager.delete("/comments/" + theirs).is(204);
        manager.patch("/comments/" + theirs, Json.of("{'body':'x'}")).isProblem(404, "not-found");
    }

    @Test
    void onlyCommentsCanBeRewritten() {
        var created =
                api.items("/deals/" + deal + "/timeline").get(0).path("id").longValue();
        var before = Stored.of(api.account());
        api.patch("/comments/" + created, Json.of("{'body':'Geschichte'}")).isProblem(404, "not-found");
        api.delete("/comments/" + created).isProblem(404, "not-found");
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void aCommentNeedsWords() {
        var path = "/deals/" + deal + "/comments";
        api.post(path, "{}").isProblem(400, "invalid-input", "body");
        api.post(path, Json.of("{'body':' \\n '}")).isProblem(400, "invalid-input", "body");
        api.post(path, Json.of("{'body':'\\u0000'}")).isProblem(400, "invalid-input", "body");
        api.post("/deals/9223372036854775807/comments", Json.of("{'body':'x'}")).isProblem(404, "not-found");
    }

    @Test
    void commentsKeepWhatLooksLikeMarkup() {
        var id = api.post("/deals/" + deal + "/comments", Json.of("{'body':'<script>alert(1)</script>\\n{{7*7}}'}"))
                .is(201)
                .json();
        assertThat(id.path("body").asString()).isEqualTo("<script>alert(1)</script>\n{{7*7}}");
    }

    @Test
    void anEntryCanBePinnedAndLetGo() {
        var comment = comment(api, "wichtig");
        api.post("/timeline/" + comment + "/pin", "").is(204);
        assertThat(api.items("/deals/" + deal + "/timeline")
                        .get(0)
                        .path("pinned")
                        .booleanValue())
                .isTrue();
        api.delete("/timeline/" + comment + "/pin").is(204);
        assertThat(api.items("/deals/" + deal + "/timeline")
                        .get(0)
                        .path("pinned")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void aDealShowsTheHistoryOfItsLead() {
        var lead = api.lead(Json.of("{'title':'L','lastName':'Holm'}"));
        api.post("/leads/" + lead + "/comments", Json.of("{'body':'am Telefon'}"))
                .is(201);
        var made = api.post("/leads/" + lead + "/conversion", Json.of("{'deal':{}}"))
                .is(201)
                .number("dealId");
        var entries = api.items("/deals/" + made + "/timeline");
        assertThat(entries.valueStream()
                        .filter(entry -> entry.path("fromLead").booleanValue())
                        .map(entry -> entry.path("type").asString()))
                .contains("COMMENT", "CREATED");
        assertThat(entries.valueStream()
                        .filter(entry -> !entry.path("fromLead").booleanValue())
                        .map(entry -> entry.path("type").asString()))
                .doesNotContain("COMMENT");
    }

    @Test
    void pagesFollowEachOtherWithoutGaps() {
        for (int i = 0; i < 12; i++) {
            comment(api, "Nr " + i);
        }
        var bodies = new ArrayList<String>();
        String cursor = null;
        do {
            var page = api.get("/deals/" + deal + "/timeline?limit=5" + (cursor == null ? "" : "&cursor=" + cursor))
                    .is(200)
                    .json();
            page.path("items").forEach(entry -> bodies.add(entry.path("body").asString("–")));
            cursor = page.path("nextCursor").isNull()
                    ? null
                    : page.path("nextCursor").asString();
        } while (cursor != null);
        assertThat(bodies)
                .hasSize(13)
                .doesNotHaveDuplicates()
                .startsWith("Nr 11")
                .endsWith("–");
        api.get("/deals/" + deal + "/timeline?cursor=x").isProblem(400, "invalid-input", "cursor");
        api.get("/deals/" + deal + "/timeline?limit=201").isProblem(400, "invalid-input", "limit");
    }

    @Test
    void whatIsPinnedComesWithTheFirstPartHoweverOldItIs() {
        var first = comment(api, "Schlüssel beim Nachbarn");
        var second = comment(api, "Hund!");
        for (int i = 0; i < 6; i++) {
            comment(api, "Nr " + i);
        }
        api.post("/timeline/" + first + "/pin", "{}").is(204);
        api.post("/timeline/" + second + "/pin", "{}").is(204);
        var page = api.get("/deals/" + deal + "/timeline?limit=2").is(200).json();
        assertThat(page.path("pinned")
                        .valueStream()
                        .map(entry -> entry.path("id").longValue()))
                .containsExactly(second, first);
        var next = api.get("/deals/" + deal + "/timeline?limit=2&cursor="
                        + page.path("nextCursor").asString())
                .is(200)
                .json();
        assertThat(next.path("pinned").isEmpty()).isTrue();
        api.delete("/timeline/" + first + "/pin").is(204);
        assertThat(api.get("/deals/" + deal + "/timeline").json().path("pinned").size())
                .isEqualTo(1);
    }

    @Test
    void theHistoryCanBeNarrowedToChanges() {
        comment(api, "Hallo");
        api.patch("/deals/" + deal, Json.of("{'title':'Anders'}")).is(200);
        assertThat(api.items("/deals/" + deal + "/timeline?types=FIELDS_CHANGED,STAGE_CHANGED")
                        .valueStream()
                        .map(entry -> entry.path("type").asString()))
                .containsExactly("FIELDS_CHANGED");
        api.get("/deals/" + deal + "/timeline?types=GOSSIP").isProblem(400, "invalid-input", "types");
    }
}
