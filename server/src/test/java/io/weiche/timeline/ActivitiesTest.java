package io.weiche.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.Stored;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What is to be done, by whom, until when (crm.md 13).
@WeicheTest
class ActivitiesTest {
    private final TestAccounts accounts;
    private final Api api;
    private final long deal;

    ActivitiesTest(TestAccounts accounts) {
        this.accounts = accounts;
        this.api = accounts.openClassic();
        this.deal = api.post("/deals", Json.of("{'title':'Dach'}")).is(201).id();
    }

    private String on(long id) {
        return "'records':[{'kind':'DEAL','id':" + id + "}]";
    }

    private long plan(String more) {
        return api.post("/activities", Json.of("{'title':'Anrufen'," + on(deal) + more + "}"))
                .is(201)
                .id();
    }

    @Test
    void whatIsPlannedStandsOnItsRecord() {
        var activity = plan(",'type':'CALL','deadlineAt':'2030-01-02T10:00:00+01:00'");
        var shown = api.get("/deals/" + deal).json();
        assertThat(shown.path("openActivities").intValue()).isEqualTo(1);
        assertThat(shown.path("nextActivity").path("id").longValue()).isEqualTo(activity);
        var timeline = api.get("/deals/" + deal + "/timeline").json();
        assertThat(timeline.path("planned").get(0).path("id").longValue()).isEqualTo(activity);
        assertThat(timeline.path("items").get(0).path("type").asString()).isEqualTo("ACTIVITY_ADDED");
        assertThat(OffsetDateTime.parse(api.get("/activities/" + activity)
                                .json()
                                .path("deadlineAt")
                                .asString())
                        .toInstant())
                .isEqualTo(OffsetDateTime.parse("2030-01-02T09:00:00Z").toInstant());
    }

    @Test
    void withoutADeadlineItIsThreeWorkingDays() {
        var deadline = OffsetDateTime.parse(
                api.get("/activities/" + plan("")).json().path("deadlineAt").asString());
        assertThat(deadline.atZoneSameInstant(ZoneId.of("Europe/Berlin")).getMinute())
                .isZero();
        assertThat(deadline)
                .isAfter(OffsetDateTime.now().plusDays(2))
                .isBefore(OffsetDateTime.now().plusDays(6));
    }

    /// From 14:00 to 15:00, and wherever it is moved to.
    @Test
    void aMeetingLastsAsLongWhereverItIsMoved() {
        var meeting = plan(",'type':'MEETING','deadlineAt':'2030-01-02T14:00:00Z','endsAt':'2030-01-02T15:00:00Z'");
        var path = "/activities/" + meeting;
        assertThat(moment(api.get(path).json(), "endsAt")).isEqualTo("2030-01-02T15:00:00Z");
        var moved = api.patch(path, Json.of("{'deadlineAt':'2030-01-09T09:30:00Z'}"))
                .is(200)
                .json();
        assertThat(moment(moved, "endsAt")).isEqualTo("2030-01-09T10:30:00Z");
        var longer = api.patch(path, Json.of("{'endsAt':'2030-01-10T00:00:00Z'}"))
                .is(200)
                .json();
        assertThat(moment(longer, "deadlineAt")).isEqualTo("2030-01-09T09:30:00Z");
        assertThat(moment(longer, "endsAt")).isEqualTo("2030-01-10T00:00:00Z");
        api.patch(path, Json.of("{'endsAt':'2030-01-09T09:30:00Z'}")).isProblem(400, "invalid-input", "endsAt");
        api.patch(path, Json.of("{'endsAt':'2031-01-09T09:30:00Z'}")).isProblem(400, "invalid-input", "endsAt");
        var endless = api.patch(path, Json.of("{'title':'Ohne Ende','endsAt':null}"))
                .is(200)
                .json();
        assertThat(endless.path("endsAt").isNull()).isTrue();
    }

    private static String moment(JsonNode activity, String field) {
        return Instant.parse(activity.path(field).asString()).toString();
    }

    @Test
    void remindersAreMinutesBeforeTheDeadline() {
        var plain = api.get("/activities/" + plan("")).json();
        assertThat(plain.path("reminders")).hasToString("[0]");
        var path = "/activities/" + plan(",'reminders':[60,0,15]");
        assertThat(api.get(path).json().path("reminders")).hasToString("[0,15,60]");
        api.patch(path, Json.of("{'title':'Anders'}")).is(200);
        assertThat(api.get(path).json().path("reminders")).hasToString("[0,15,60]");
        assertThat(api.patch(path, Json.of("{'reminders':[1440]}"))
                        .is(200)
                        .json()
                        .path("reminders"))
                .hasToString("[1440]");
        assertThat(api.patch(path, Json.of("{'reminders':[]}")).is(200).json().path("reminders"))
                .hasToString("[]");
        api.patch(path, Json.of("{'reminders':[1,2,3,4,5,6]}")).isProblem(400, "invalid-input", "reminders");
        api.patch(path, Json.of("{'reminders':[40321]}")).isProblem(400, "invalid-input", "reminders");
        api.patch(path, Json.of("{'reminders':[-1]}")).isProblem(400, "invalid-input", "reminders");
        api.patch(path, Json.of("{'reminders':'15'}")).isProblem(400, "invalid-input", "reminders");
    }

    @Test
    void anActivityHasAPlaceAndPeople() {
        var anna = accounts.manager(api);
        var people = "'participantIds':[" + anna.userId() + "," + api.userId() + "]";
        var path = "/activities/" + plan(",'place':'Lindenstraße 4'," + people);
        var shown = api.get(path).json();
        assertThat(shown.path("place").asString()).isEqualTo("Lindenstraße 4");
        assertThat(shown.path("participantIds")).hasSize(2);
        api.patch(path, Json.of("{'title':'Anders'}")).is(200);
        assertThat(api.get(path).json().path("participantIds")).hasSize(2);
        var alone = api.patch(path, Json.of("{'place':null,'participantIds':[" + anna.userId() + "]}"))
                .is(200)
                .json();
        assertThat(alone.path("place").isNull()).isTrue();
        assertThat(alone.path("participantIds")).hasToString("[" + anna.userId() + "]");
        api.patch(path, Json.of("{'participantIds':[987654321]}")).isProblem(400, "invalid-input", "participantIds");
        api.patch(path, Json.of("{'place':'" + "x".repeat(256) + "'}")).isProblem(400, "invalid-input", "place");
        api.patch("/users/" + anna.userId(), "{\"active\":false}").is(200);
        assertThat(api.get(path).json().path("participantIds")).isEmpty();
    }

    /// Taking part shows it in one's own calendar, but gives no right to read it.
    @Test
    void takingPartGivesNoRight() {
        var anna = accounts.manager(api);
        var path = "/activities/" + plan(",'participantIds':[" + anna.userId() + "]");
        var hers = "/activities?filter=" + Api.encoded(Json.of("{'field':'involvedId','op':'is','value':'me'}"));
        anna.get(path).isProblem(404, "not-found");
        assertThat(anna.items(hers)).isEmpty();
        assertThat(anna.items("/notifications")).isEmpty();
        api.patch("/deals/" + deal, Json.of("{'observerIds':[" + anna.userId() + "]}"))
                .is(200);
        anna.get(path).is(200);
        assertThat(anna.items(hers)).hasSize(1);
    }

    @Test
    void anActivityHasAColourOrThatOfAllOthers() {
        var path = "/activities/" + plan(",'colour':'GREEN'");
        assertThat(api.get(path).json().path("colour").asString()).isEqualTo("GREEN");
        api.patch(path, Json.of("{'title':'Anders'}")).is(200);
        assertThat(api.get(path).json().path("colour").asString()).isEqualTo("GREEN");
        api.patch(path, Json.of("{'colour':'#ff0000'}")).isProblem(400, "invalid-input", "colour");
        assertThat(api.patch(path, Json.of("{'colour':null}"))
                        .is(200)
                        .json()
                        .path("colour")
                        .isNull())
                .isTrue();
    }

    @Test
    void completingTwiceIsCompletingOnce() {
        var activity = plan("");
        api.post("/activities/" + activity + "/complete", "").is(200);
        var before = Stored.of(api.account());
        var again =
                api.post("/activities/" + activity + "/complete", "").is(200).json();
        assertThat(again.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(again.path("completedById").longValue()).isEqualTo(api.userId());
        assertThat(Stored.of(api.account())).isEqualTo(before);
        assertThat(api.get("/deals/" + deal).json().path("openActivities").intValue())
                .isZero();
        var open = api.post("/activities/" + activity + "/reopen", "").is(200).json();
        assertThat(open.path("status").asString()).isEqualTo("PENDING");
        assertThat(open.path("completedAt").isNull()).isTrue();
    }

    @Test
    void aChangeKeepsWhatItDoesNotName() {
        var activity = plan(",'description':'lang','deadlineAt':'2030-01-02T10:00:00Z'");
        var changed = api.patch("/activities/" + activity, Json.of("{'title':'Besuchen','type':'MEETING'}"))
                .is(200)
                .json();
        assertThat(changed.path("description").asString()).isEqualTo("lang");
        assertThat(changed.path("type").asString()).isEqualTo("MEETING");
        assertThat(changed.path("version").intValue()).isEqualTo(1);
        api.send("PATCH", "/activities/" + activity, Json.of("{'title':'x'}"), Map.of("If-Match", "\"0\""))
                .isProblem(412, "version-conflict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'title':'x'} | records",
                "{'title':'x','records':[]} | records",
                "{'title':'x','records':[{'kind':'DEAL'}]} | records[0].id",
                "{'title':'x','records':[{'id':1}]} | records[0].kind",
                "{'title':'x','records':[{'kind':'INVOICE','id':1}]} | records[0].kind",
                "{'title':'x','records':[{'kind':'DEAL','id':9223372036854775807}]} | records",
                "{'title':'x','records':[5]} | records",
                "{'records':[{'kind':'DEAL','id':1}]} | title",
                "{'title':'x','type':'FAX','records':[{'kind':'DEAL','id':1}]} | type",
                "{'title':'x','deadlineAt':'2026-01-01','records':[{'kind':'DEAL','id':1}]} | deadlineAt",
                "{'title':'x','deadlineAt':'2026-03-29T02:30:00','records':[{'kind':'DEAL','id':1}]} | deadlineAt",
                "{'title':'x','deadlineAt':'99999-01-01T00:00:00Z','records':[{'kind':'DEAL','id':1}]} | deadlineAt",
                "{'title':'x','deadlineAt':'2030-01-02T10:00:00Z','endsAt':'2030-01-02T09:00:00Z','records':[{'kind':'DEAL','id':1}]} | endsAt",
                "{'title':'x','endsAt':'2030-01-02T09:00:00Z','records':[{'kind':'DEAL','id':1}]} | endsAt",
                "{'title':'x','status':'COMPLETED','records':[{'kind':'DEAL','id':1}]} | status"
            })
    void whatCannotBeIsNamedAndNothingIsPlanned(String body, String field) {
        var before = Stored.of(api.account());
        api.post("/activities", Json.of(body)).isProblem(400, "invalid-input", field);
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void anActivityBelongsToAHundredRecordsAtMost() {
        var ids = IntStream.range(0, 100)
                .mapToObj(i -> api.post("/companies", Json.of("{'title':'F" + i + "'}"))
                        .is(201)
                        .id())
                .toList();
        var records =
                ids.stream().map(id -> "{'kind':'COMPANY','id':" + id + "}").collect(Collectors.joining(","));
        var activity = api.post("/activities", Json.of("{'title':'Rundruf','records':[" + records + "]}"))
                .is(201)
                .json();
        assertThat(activity.path("records").size()).isEqualTo(100);
        assertThat(api.items("/companies/" + ids.getLast() + "/timeline")
                        .get(0)
                        .path("type")
                        .asString())
                .isEqualTo("ACTIVITY_ADDED");
        api.post("/activities", Json.of("{'title':'x','records':[" + records + ",{'kind':'DEAL','id':" + deal + "}]}"))
                .isProblem(400, "invalid-input", "records");
    }

    @Test
    void anActivityFollowsTheRightsOfItsRecord() {
        var manager = accounts.manager(api);
        var activity = plan("");
        manager.get("/activities/" + activity).isProblem(404, "not-found");
        manager.post("/activities/" + activity + "/complete", "").isProblem(404, "not-found");
        manager.post("/activities", Json.of("{'title':'x'," + on(deal) + "}"))
                .isProblem(400, "invalid-input", "records");
        assertThat(manager.items("/activities").isEmpty()).isTrue();
        api.patch("/activities/" + activity, Json.of("{'responsibleId':" + manager.userId() + "}"))
                .is(200);
        manager.get("/activities/" + activity).is(200);
        manager.post("/activities/" + activity + "/complete", "").is(200);
    }

    @Test
    void whoMayOnlyReadARecordDoesNotPlanOnIt() {
        var manager = accounts.manager(api);
        var company =
                api.post("/companies", Json.of("{'title':'Offen'}")).is(201).id();
        var records = "'records':[{'kind':'COMPANY','id':" + company + "}]";
        manager.post("/activities", Json.of("{'title':'x'," + records + "}")).isProblem(403, "forbidden");
        var activity = api.post("/activities", Json.of("{'title':'x'," + records + "}"))
                .is(201)
                .id();
        manager.get("/activities/" + activity).is(200);
        manager.patch("/activities/" + activity, Json.of("{'title':'y'}")).isProblem(403, "forbidden");
        manager.delete("/activities/" + activity).isProblem(403, "forbidden");
    }

    @Test
    void theListBeginsWithTheMostUrgentAndPagesWithoutGaps() {
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 25; i++) {
            ids.add(plan(",'deadlineAt':'2030-01-" + (10 + i % 5) + "T10:00:00Z'"));
        }
        var seen = new ArrayList<Long>();
        var deadlines = new ArrayList<OffsetDateTime>();
        var cursor = "";
        do {
            var page = api.get("/activities?limit=4" + cursor).is(200).json();
            page.path("items").forEach(item -> {
                seen.add(item.path("id").longValue());
                deadlines.add(OffsetDateTime.parse(item.path("deadlineAt").asString()));
            });
            assertThat(page.path("total").path("value").longValue()).isEqualTo(25);
            cursor = page.path("nextCursor").isNull()
                    ? null
                    : "&cursor=" + page.path("nextCursor").asString();
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
        assertThat(deadlines).isSorted();
        api.get("/activities?cursor=WyJkZWFkbGluZUF0IiwieCIsMV0").isProblem(400, "invalid-input", "cursor");
    }

    @Test
    void whatIsDueIsCountedInTheTimeOfTheAccount() {
        var zone = ZoneId.of("Europe/Berlin");
        var now = ZonedDateTime.now(zone);
        plan(",'deadlineAt':'" + now.minusHours(1).toOffsetDateTime() + "'");
        plan(",'deadlineAt':'"
                + now.toLocalDate().atTime(23, 59, 59).atZone(zone).toOffsetDateTime() + "'");
        plan(",'deadlineAt':'"
                + now.toLocalDate().plusDays(1).atStartOfDay(zone).toOffsetDateTime() + "'");
        plan(",'deadlineAt':'" + now.plusDays(40).toOffsetDateTime() + "'");
        var counters = api.get("/activities/counters").is(200).json();
        assertThat(counters.path("overdue").intValue()).isEqualTo(1);
        assertThat(counters.path("today").intValue()).isEqualTo(1);
        assertThat(api.items("/activities?due=overdue").size()).isEqualTo(1);
        assertThat(api.items("/activities?due=today").size()).isEqualTo(1);
        assertThat(api.items("/activities?due=week").size()
                        + api.items("/activities?due=later").size())
                .isEqualTo(2);
        api.get("/activities?due=gestern").isProblem(400, "invalid-input", "due");
    }

    @Test
    void aDeletedActivityIsGone() {
        var activity = plan("");
        api.delete("/activities/" + activity).is(204);
        api.get("/activities/" + activity).isProblem(404, "not-found");
        api.delete("/activities/" + activity).isProblem(404, "not-found");
    }

    @Test
    void whatStandsOnADeletedRecordAloneIsNobodysButTheResponsibles() {
        var manager = accounts.manager(api);
        var other = api.post("/deals", Json.of("{'title':'weg'}")).is(201).id();
        var activity = api.post(
                        "/activities",
                        Json.of("{'title':'x'," + on(other) + ",'responsibleId':" + manager.userId() + "}"))
                .is(201)
                .id();
        api.delete("/deals/" + other).is(204);
        manager.get("/activities/" + activity).is(200);
        api.get("/activities/" + activity).isProblem(404, "not-found");
        assertThat(api.items("/activities")
                        .valueStream()
                        .map(item -> item.path("id").longValue()))
                .as("a list shows nothing that cannot be opened")
                .doesNotContain(activity);
    }

    private static String deal(long id) {
        return Json.of("{'kind':'DEAL','id':" + id + "}");
    }

    private String words(long id) {
        return api.items("/deals/" + id + "/timeline")
                .valueStream()
                .map(entry -> entry.path("type").asString() + " "
                        + entry.path("data").path("title").asString(""))
                .collect(Collectors.joining(", "));
    }

    @Test
    void anActivityIsFiledWithAnotherRecordTooAndTakenOffAgain() {
        var other = api.post("/deals", Json.of("{'title':'Keller'}")).is(201).id();
        var activity = plan(",'type':'CALL'");
        var filed = api.post("/activities/" + activity + "/records", deal(other))
                .is(200)
                .json();
        assertThat(filed.path("records").size()).isEqualTo(2);
        assertThat(filed.path("version").intValue()).isEqualTo(1);
        assertThat(api.get("/deals/" + other).json().path("openActivities").intValue())
                .isEqualTo(1);
        assertThat(words(other)).startsWith("ACTIVITY_ADDED Anrufen");
        assertThat(words(deal)).startsWith("LINKED Anrufen");
        var before = Stored.of(api.account());
        api.post("/activities/" + activity + "/records", deal(other)).is(200);
        assertThat(Stored.of(api.account())).as("twice is once").isEqualTo(before);

        api.delete("/activities/" + activity + "/records/deals/" + deal).is(200);
        assertThat(words(deal)).startsWith("UNLINKED Anrufen");
        assertThat(api.get("/deals/" + deal + "/timeline").json().path("planned"))
                .isEmpty();
        assertThat(api.items("/deals/" + deal + "/timeline").valueStream())
                .as("what has gone elsewhere is not told here any more")
                .allMatch(entry -> entry.path("activity").isNull());
        before = Stored.of(api.account());
        api.delete("/activities/" + activity + "/records/deals/" + other).isProblem(409, "conflict");
        api.delete("/activities/" + activity + "/records/deals/" + deal).isProblem(404, "not-found");
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }

    @Test
    void theLastRecordThatIsNotInTheBinKeepsAnActivity() {
        var other = api.post("/deals", Json.of("{'title':'Keller'}")).is(201).id();
        var activity = plan("");
        api.post("/activities/" + activity + "/records", deal(other)).is(200);
        api.delete("/deals/" + other).is(204);
        api.delete("/activities/" + activity + "/records/deals/" + deal).isProblem(409, "conflict");
    }

    @Test
    void whoFilesAnActivityMustBeAllowedToChangeBothRecords() {
        var manager = accounts.manager(api);
        var theirs =
                manager.post("/deals", Json.of("{'title':'Meiner'}")).is(201).id();
        var company =
                api.post("/companies", Json.of("{'title':'Offen'}")).is(201).id();
        var hidden = plan("");
        var readable = api.post(
                        "/activities", Json.of("{'title':'x','records':[{'kind':'COMPANY','id':" + company + "}]}"))
                .is(201)
                .id();
        var own = manager.post("/activities", Json.of("{'title':'y'," + on(theirs) + "}"))
                .is(201)
                .id();
        var foreign =
                accounts.open().post("/deals", Json.of("{'title':'x'}")).is(201).id();
        var before = Stored.of(api.account());
        manager.post("/activities/" + hidden + "/records", deal(theirs)).isProblem(404, "not-found");
        manager.post("/activities/" + readable + "/records", deal(theirs)).isProblem(403, "forbidden");
        manager.post("/activities/" + own + "/records", deal(deal)).isProblem(400, "invalid-input", "id");
        manager.post("/activities/" + own + "/records", deal(foreign)).isProblem(400, "invalid-input", "id");
        manager.post("/activities/" + own + "/records", Json.of("{'kind':'COMPANY','id':" + company + "}"))
                .isProblem(403, "forbidden");
        manager.delete("/activities/" + readable + "/records/companies/" + company)
                .isProblem(403, "forbidden");
        accounts.open().post("/activities/" + own + "/records", deal(foreign)).isProblem(404, "not-found");
        assertThat(Stored.of(api.account())).isEqualTo(before);
    }
}
