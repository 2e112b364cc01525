package io.weiche.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Tiles of leads, deals, stages and people: the numbers of the reports, each as long as its list, whatever somebody
/// may see.
@WeicheTest
class RecordTilesTest {
    private static final int AT_ONCE = 24;

    private final TestAccounts accounts;

    RecordTilesTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    /// An account with some of everything, half of it the colleague's.
    private record World(Api api, Api colleague) {
        long deal(String fields) {
            return api.post("/deals", Json.of("{'title':'Dach'" + fields + "}"))
                    .is(201)
                    .id();
        }

        long stage(String semantics, int place) {
            return api.items("/pipelines")
                    .get(0)
                    .path("stages")
                    .valueStream()
                    .filter(stage -> stage.path("semantics").asString().equals(semantics))
                    .toList()
                    .get(place)
                    .path("id")
                    .longValue();
        }

        void move(long deal, String semantics, int place) {
            api.patch("/deals/" + deal, "{\"stageId\":" + stage(semantics, place) + "}")
                    .is(200);
        }

        World filled() {
            var theirs = ",'responsibleId':" + colleague.userId();
            var source = api.post("/sources", "{\"name\":\"Messe\"}").is(201).id();
            for (var whose : new String[] {"", theirs, theirs}) {
                move(deal(whose + ",'amount':{'value':'900'},'sourceId':" + source), "SUCCESS", 0);
                move(deal(whose + ",'amount':{'value':'70'}"), "FAILURE", 0);
                move(
                        deal(whose + ",'amount':{'value':'50'},'probability':40,'closeOn':'2027-02-10'"),
                        "IN_PROGRESS",
                        1);
                var won = deal(whose + ",'amount':{'value':'10','currency':'CHF'}");
                move(won, "IN_PROGRESS", 2);
                move(won, "SUCCESS", 0);
                var open = deal(whose);
                for (var deadline : new String[] {"2020-01-05T09:00:00Z", "2020-02-05T09:00:00Z"}) {
                    api.post(
                                    "/activities",
                                    Json.of("{'title':'Anruf','deadlineAt':'" + deadline + "'" + whose
                                            + ",'records':[{'kind':'DEAL','id':" + open + "}]}"))
                            .is(201);
                }
                api.lead("{\"title\":\"Keller\"" + whose.replace('\'', '"') + "}");
                var converted = api.lead("{\"title\":\"Fenster\"" + whose.replace('\'', '"') + "}");
                api.post("/leads/" + converted + "/conversion", "{\"deal\":{},\"contact\":true}")
                        .is(201);
                var lost = api.lead("{\"title\":\"Zaun\"" + whose.replace('\'', '"') + "}");
                api.patch("/leads/" + lost, "{\"stageId\":" + failureOfLeads() + "}")
                        .is(200);
                answered(whose.isEmpty() ? api : colleague);
            }
            return this;
        }

        private long failureOfLeads() {
            return api.items("/lead-stages")
                    .valueStream()
                    .filter(stage -> stage.path("semantics").asString().equals("FAILURE"))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .longValue();
        }

        /// An inquiry whose customer somebody has called.
        private void answered(Api person) {
            var lead = api.post("/inquiries", Json.of("{'title':'Anfrage'}"))
                    .is(201)
                    .number("became.leadId");
            api.patch("/leads/" + lead, "{\"responsibleId\":" + person.userId() + "}")
                    .is(200);
            var call = person.post(
                            "/activities",
                            Json.of("{'type':'CALL','title':'Anruf','records':[{'kind':'LEAD','id':" + lead + "}]}"))
                    .is(201)
                    .id();
            person.post("/activities/" + call + "/complete", null).is(200);
        }

        JsonNode shown(Api viewer, List<String> tiles, String filter) {
            var id = api.post(
                            "/dashboards",
                            Json.of("{'name':'Alles','shared':true,'tiles':[" + String.join(",", tiles) + "]}"))
                    .is(201)
                    .id();
            return viewer.get("/dashboards/" + id + "/figures" + filter)
                    .is(200)
                    .json()
                    .path("items");
        }
    }

    private World world() {
        var api = accounts.openClassic();
        return new World(api, accounts.manager(api)).filled();
    }

    private static String tile(Figure of, String shape, By by, String more) {
        return "{'shape':'%s','of':'%s','by':'%s','x':0,'y':0,'width':3,'height':2%s}".formatted(shape, of, by, more);
    }

    private static List<Figure> ofRecords() {
        return Arrays.stream(Figure.values())
                .filter(figure -> figure.topic() != Topic.INQUIRIES)
                .toList();
    }

    @Test
    void everyNumberOfATileIsThatOfItsReportAndAsLongAsItsListWhateverSomebodyMaySee() {
        var world = world();
        var figures = ofRecords();
        for (var viewer : List.of(world.api(), world.colleague())) {
            for (int from = 0; from < figures.size(); from += AT_ONCE) {
                var some = figures.subList(from, Math.min(figures.size(), from + AT_ONCE));
                var shown = world.shown(
                        viewer,
                        some.stream()
                                .map(figure -> tile(
                                        figure,
                                        "BARS",
                                        figure.topic().breaksDown().getLast(),
                                        ""))
                                .toList(),
                        "?span=THIS_YEAR");
                for (int i = 0; i < some.size(); i++) {
                    var counted = shown.get(i).path("counted");
                    assertReport(viewer, some.get(i), counted);
                    assertLists(viewer, some.get(i) + " of " + viewer.email(), counted);
                }
            }
        }
    }

    @Test
    void aNumberAndATableShowTheSameForThoseWhoSeeAllAndForThoseWhoSeeAPart() {
        var world = world();
        var tiles = new ArrayList<String>();
        var wanted = List.of(
                Figure.DEALS_WON,
                Figure.DEALS_OPEN,
                Figure.LEADS_CONVERSION,
                Figure.DEAL_STAGE_REACHED,
                Figure.LEAD_STAGE_REACHED,
                Figure.TEAM_OVERDUE);
        for (var figure : wanted) {
            tiles.add(tile(figure, "NUMBER", figure.topic().breaksDown().getFirst(), ""));
            tiles.add(tile(figure, "TABLE", figure.topic().breaksDown().getFirst(), ""));
        }
        var all = world.shown(world.api(), tiles, "");
        var part = world.shown(world.colleague(), tiles, "");
        for (int i = 0; i < wanted.size(); i++) {
            for (var shown : List.of(all, part)) {
                var number = shown.get(2 * i).path("counted");
                var table = shown.get(2 * i + 1).path("counted");
                assertThat(total(number)).as(wanted.get(i).name()).isEqualTo(total(table));
                assertThat(table.path("figures").size()).isGreaterThan(1);
                assertLists(
                        shown == all ? world.api() : world.colleague(),
                        wanted.get(i).name(),
                        table);
            }
            assertThat(count(part.get(2 * i))).as(wanted.get(i) + " of a part").isLessThan(count(all.get(2 * i)));
        }
        assertThat(all.get(0).path("counted").path("previous").isNull()).isFalse();
        assertThat(all.get(0)
                        .path("counted")
                        .path("total")
                        .path("cells")
                        .get(0)
                        .path("previous")
                        .asString())
                .isEqualTo("0");
    }

    @Test
    void theFilterOfADashboardNarrowsEveryTileThatKnowsItAndTheOthersSayThatItDoesNot() {
        var world = world();
        var api = world.api();
        var id = world.colleague().userId();
        var department = api.post("/departments", "{\"name\":\"Nord\",\"memberIds\":[" + id + "]}")
                .is(201)
                .id();
        var tiles = List.of(
                tile(Figure.DEALS_WON, "BARS", By.SOURCE, ""),
                tile(Figure.DEALS_OPEN_AMOUNT, "NUMBER", By.MONTH, ""),
                tile(Figure.LEADS_NEW, "NUMBER", By.MONTH, ""),
                tile(Figure.DEAL_STAGE_REACHED, "BARS", By.STAGE, ""),
                tile(Figure.TEAM_OVERDUE, "BARS", By.RESPONSIBLE, ""),
                tile(Figure.INQUIRIES, "NUMBER", By.SOURCE, ""));
        for (var filter : List.of("RESPONSIBLE=" + id, "DEPARTMENT=" + department)) {
            var shown = world.shown(api, tiles, "?" + filter);
            assertThat(counts(shown, 5)).as(filter).containsExactly(4L, 6L, 8L, 12L, 4L);
            for (int i = 0; i < 5; i++) {
                assertLists(api, filter + " " + i, shown.get(i).path("counted"));
                assertThat(shown.get(i).path("unapplied").size()).isZero();
            }
        }
        var other = api.post("/pipelines", "{\"name\":\"Service\"}").is(201).id();
        var shown = world.shown(api, tiles, "?PIPELINE=" + other);
        assertThat(counts(shown, 5)).containsExactly(0L, 0L, 12L, 0L, 6L);
        assertThat(unapplied(shown)).containsExactly("[]", "[]", "[PIPELINE]", "[]", "[PIPELINE]", "[PIPELINE]");
        var ofSource = world.shown(api, tiles, "?SOURCE=none&CHANNEL=FORM");
        assertThat(unapplied(ofSource))
                .containsExactly("[CHANNEL]", "[CHANNEL]", "[CHANNEL]", "[CHANNEL]", "[SOURCE, CHANNEL]", "[]");
        assertThat(IntStream.range(0, 6).mapToObj(i -> shown.get(i).path("now").booleanValue()))
                .containsExactly(false, true, false, false, true, false);
    }

    @Test
    void aTileMaySayItselfWhatItIsAbout() {
        var world = world();
        var api = world.api();
        var pipeline = api.post("/pipelines", "{\"name\":\"Service\"}").is(201).id();
        world.deal(",'pipelineId':" + pipeline);
        var ofPipeline = ",'only':{'PIPELINE':'" + pipeline + "'}";
        var shown = world.shown(
                api,
                List.of(
                        tile(Figure.DEALS_NEW, "NUMBER", By.MONTH, ofPipeline),
                        tile(Figure.DEAL_STAGE_REACHED, "TABLE", By.STAGE, ofPipeline),
                        tile(Figure.DEALS_NEW, "TABLE", By.CUSTOMER, ",'only':{'CUSTOMER':'FIRST'}"),
                        tile(Figure.DEALS_NEW, "LINE", By.MONTH, "")),
                "?PIPELINE=" + api.items("/pipelines").get(0).path("id").longValue());
        assertThat(count(shown.get(0))).isEqualTo(1);
        assertThat(count(shown.get(1))).isEqualTo(1);
        assertThat(shown.get(2)
                        .path("counted")
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("key").asString()))
                .containsExactly("FIRST");
        assertThat(shown.get(3).path("counted").path("by").asString()).isEqualTo("MONTH");

        var gone = world.shown(
                api, List.of(tile(Figure.DEAL_STAGE_REACHED, "BARS", By.STAGE, ",'only':{'PIPELINE':'99999999'}")), "");
        assertThat(gone.get(0).path("counted").isNull()).isTrue();
    }

    @Test
    void whatNoReportKnowsIsRefused() {
        var api = accounts.open();
        for (var bad : List.of(
                "LINE DEALS_OPEN MONTH | shape",
                "LINE TEAM_OVERDUE RESPONSIBLE | shape",
                "NUMBER DEAL_STAGE_TIME STAGE | shape",
                "BARS DEAL_STAGE_REACHED SOURCE | by",
                "BARS LEADS_NEW PIPELINE | by",
                "BARS INQUIRIES PIPELINE | by",
                "BARS TEAM_WON MONTH | by")) {
            var parts = bad.split("[ |]+");
            var body = tile(Figure.valueOf(parts[1]), parts[0], By.valueOf(parts[2]), "");
            api.post("/dashboards", Json.of("{'name':'x','tiles':[" + body + "]}"))
                    .isProblem(400, "invalid-input", "tiles[0]." + parts[3]);
        }
        var narrowed = tile(Figure.LEADS_NEW, "BARS", By.MONTH, ",'only':{'PIPELINE':'1'}");
        api.post("/dashboards", Json.of("{'name':'x','tiles':[" + narrowed + "]}"))
                .isProblem(400, "invalid-input", "tiles[0].only.PIPELINE");
    }

    private static String total(JsonNode counted) {
        return counted.path("total").path("cells").get(0).path("value").asString();
    }

    private static long count(JsonNode tile) {
        return tile.path("counted")
                .path("total")
                .path("cells")
                .get(0)
                .path("count")
                .longValue();
    }

    private static List<Long> counts(JsonNode shown, int tiles) {
        return IntStream.range(0, tiles).mapToObj(i -> count(shown.get(i))).toList();
    }

    private static List<String> unapplied(JsonNode shown) {
        return shown.valueStream()
                .map(tile -> tile.path("unapplied")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList()
                        .toString())
                .toList();
    }

    private static void assertLists(Api viewer, String of, JsonNode counted) {
        var rows = new ArrayList<>(counted.path("rows").valueStream().toList());
        rows.add(counted.path("total"));
        for (var row : rows) {
            for (var cell : row.path("cells")) {
                var list = cell.path("list").asString();
                if (!cell.path("value").isNull()) {
                    assertThat(viewer.get(list.substring("/api/v1".length()))
                                    .is(200)
                                    .number("total.value"))
                            .as(of + ": " + list)
                            .isEqualTo(cell.path("count").longValue());
                }
            }
        }
    }

    /// Row by row, from the report as its page asks for it.
    private static void assertReport(Api viewer, Figure figure, JsonNode counted) {
        if (figure != Figure.LEADS_BY_SWITCH) {
            assertThat(counted.path("rows").size()).as(figure.name()).isPositive();
        }
        var address =
                counted.path("file").asString().substring("/api/v1".length()).replace("/rows.csv", "");
        var report = viewer.get(address).is(200).json();
        var rows = report.path(report.has("stages") ? "stages" : "rows");
        for (var row : counted.path("rows")) {
            var key = row.path("key").asString();
            var there = rows.valueStream()
                    .filter(one -> key.equals(
                            one.path(report.has("stages") ? "stageId" : "key").asString()))
                    .findFirst()
                    .orElseThrow();
            var value = row.path("cells").get(0).path("value");
            var expected = valueIn(figure, there);
            assertThat(value.isNull()).as(figure + " " + key).isEqualTo(expected == null);
            if (expected != null) {
                assertThat(new BigDecimal(value.asString()))
                        .as(figure + " " + key)
                        .isEqualByComparingTo(expected);
            }
        }
    }

    private static BigDecimal valueIn(Figure figure, JsonNode row) {
        return switch (figure.topic()) {
            case INQUIRIES -> throw new IllegalArgumentException("has a test of its own");
            case DEALS, LEADS -> valueIn(figure, row.path("figures"), figure.name());
            case DEAL_STAGES, LEAD_STAGES ->
                number(row.path(
                        switch (figure.name().substring("DEAL_STAGE_".length())) {
                            case "STANDING" -> "standing";
                            case "LOST" -> "lost";
                            case "TIME" -> "medianSeconds";
                            default -> "reached";
                        }));
            case TEAM ->
                switch (figure) {
                    case TEAM_REVENUE -> number(row.path("revenue"));
                    case TEAM_ANSWER_TIME -> number(row.path("answerSeconds"));
                    default -> number(row.path("counts").path(figure.name().substring("TEAM_".length())));
                };
        };
    }

    private static BigDecimal valueIn(Figure figure, JsonNode figures, String name) {
        var of = figures.path(Objects.requireNonNull(figure.ofRecords()).name());
        return switch (figure.unit()) {
            case COUNT -> number(of.path("count"));
            case MONEY -> number(of.path(name.equals("DEALS_EXPECTED") ? "expected" : "amount"));
            case SECONDS -> number(of.path("medianSeconds"));
            case SHARE -> {
                var part = of.path("count").longValue();
                var whole = figure == Figure.DEALS_WIN_RATE
                        ? part + figures.path("LOST").path("count").longValue()
                        : figures.path("LEADS").path("count").longValue();
                yield Figure.share(part, whole);
            }
        };
    }

    private static BigDecimal number(JsonNode value) {
        return value.isNull() ? null : new BigDecimal(value.asString());
    }
}
