package io.weiche.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Lists find and order records by the fields an account has added, as by any other.
@WeicheTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomFieldListsTest {
    private static final int DEALS = 12;

    private final Api api;
    private final Map<String, JsonNode> fields = new HashMap<>();
    private final List<JsonNode> deals = new ArrayList<>();

    CustomFieldListsTest(TestAccounts accounts) {
        this.api = accounts.open();
        for (var type : List.of("TEXT", "MONEY", "DATE", "BOOLEAN", "USER", "LINK", "NUMBER", "LIST", "MULTI_LIST")) {
            var more = type.endsWith("LIST")
                    ? ",'options':[{'label':'a'},{'label':'b'},{'label':'c'}]"
                    : type.equals("NUMBER") ? ",'decimals':2" : "";
            fields.put(
                    type,
                    api.post(
                                    "/fields",
                                    Json.of("{'kind':'DEAL','label':'" + type + "','type':'" + type + "'" + more + "}"))
                            .is(201)
                            .json());
        }
        // every third has no values at all
        IntStream.range(0, DEALS)
                .forEach(n -> deals.add(api.post(
                                "/deals",
                                Json.of("{'title':'" + n + "','custom':" + (n % 3 == 2 ? "{}" : values(n)) + "}"))
                        .is(201)
                        .json()));
    }

    private String values(int n) {
        var word = "w" + n % 4 + (n == 1 ? "x".repeat(300) : "");
        return "{'text':'" + word + "','money':'" + (n * 7 % 5) + ".50','date':'2026-0" + (1 + n % 9)
                + "-10','boolean':"
                + (n % 2 == 0) + ",'user':" + api.userId() + ",'link':'https://a.example/" + n % 5 + "','number':'"
                + (n * 5 % 7 - 3) + ".25','list':" + option("LIST", n % 3) + ",'multi_list':["
                + option("MULTI_LIST", n % 3) + "," + option("MULTI_LIST", 0) + "]}";
    }

    private long option(String type, int at) {
        return fields.get(type).path("options").get(at).path("id").longValue();
    }

    private List<Long> found(String condition) {
        return api.items("/deals?limit=200&sort=id&filter=" + Api.encoded(Json.of(condition)))
                .valueStream()
                .map(deal -> deal.path("id").longValue())
                .toList();
    }

    private List<Long> those(IntPredicate which) {
        return IntStream.range(0, DEALS)
                .filter(which)
                .mapToObj(n -> deals.get(n).path("id").longValue())
                .toList();
    }

    private static boolean filled(int n) {
        return n % 3 != 2;
    }

    @Test
    void conditionsFindWhatTheyName() {
        assertThat(found("{'field':'custom.list','op':'is','value':" + option("LIST", 1) + "}"))
                .isEqualTo(those(n -> filled(n) && n % 3 == 1));
        assertThat(found("{'field':'custom.list','op':'isNot','value':" + option("LIST", 1) + "}"))
                .isEqualTo(those(n -> n % 3 != 1));
        assertThat(found("{'field':'custom.multi_list','op':'in','values':[" + option("MULTI_LIST", 1) + "]}"))
                .isEqualTo(those(n -> n % 3 == 1));
        assertThat(found("{'field':'custom.multi_list','op':'is','value':" + option("MULTI_LIST", 0) + "}"))
                .isEqualTo(those(CustomFieldListsTest::filled));
        assertThat(found("{'field':'custom.money','op':'atLeast','value':'3.50'}"))
                .isEqualTo(those(n -> filled(n) && n * 7 % 5 >= 3));
        assertThat(found("{'field':'custom.number','op':'lessThan','value':-0.5}"))
                .isEqualTo(those(n -> filled(n) && n * 5 % 7 - 3 < 0));
        assertThat(found("{'field':'custom.date','op':'atMost','value':'2026-03-10'}"))
                .isEqualTo(those(n -> filled(n) && 1 + n % 9 <= 3));
        assertThat(found("{'field':'custom.boolean','op':'is','value':false}"))
                .isEqualTo(those(n -> filled(n) && n % 2 == 1));
        assertThat(found("{'field':'custom.user','op':'is','value':" + api.userId() + "}"))
                .isEqualTo(those(CustomFieldListsTest::filled));
        assertThat(found("{'field':'custom.text','op':'is','value':'w3'}"))
                .isEqualTo(those(n -> filled(n) && n % 4 == 3));
        assertThat(found("{'field':'custom.text','op':'is','value':'w1" + "x".repeat(300) + "'}"))
                .isEqualTo(those(n -> n == 1));
        assertThat(found("{'field':'custom.text','op':'contains','value':'W3'}"))
                .isEqualTo(those(n -> filled(n) && n % 4 == 3));
        assertThat(found("{'field':'custom.link','op':'contains','value':'example/4'}"))
                .isEqualTo(those(n -> filled(n) && n % 5 == 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "money", "date", "boolean", "user", "link", "number", "list", "multi_list"})
    void emptyAndFilledAreKnownOfEveryType(String code) {
        assertThat(found("{'field':'custom." + code + "','op':'filled'}"))
                .isEqualTo(those(CustomFieldListsTest::filled));
        assertThat(found("{'field':'custom." + code + "','op':'empty'}")).isEqualTo(those(n -> !filled(n)));
        assertThat(found("{'field':'custom." + code + "','op':'is','value':null}"))
                .isEqualTo(those(n -> !filled(n)));
    }

    @ParameterizedTest
    @CsvSource({
        "text, 5",
        "money, 1",
        "date, 4",
        "boolean, 3",
        "user, 200",
        "link, 2",
        "number, 5",
        "list, 7",
        "-text, 1",
        "-money, 3",
        "-date, 4",
        "-boolean, 5",
        "-number, 2",
        "-list, 1"
    })
    void pagesInTheOrderOfAFieldShowEveryRecordOnceAndThoseWithoutAValueLast(String sort, int limit) {
        var name = sort.startsWith("-") ? "-custom." + sort.substring(1) : "custom." + sort;
        var code = sort.replace("-", "");
        var seen = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            var page = api.get(
                            "/deals?limit=" + limit + "&sort=" + name + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .is(200)
                    .json();
            page.path("items").forEach(seen::add);
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(seen.stream().map(deal -> deal.path("id").longValue()).distinct())
                .hasSize(DEALS)
                .hasSameSizeAs(seen);
        var keys =
                seen.stream().map(deal -> key(deal.path("custom").path(code))).toList();
        var filled = keys.stream().filter(key -> !key.isEmpty()).toList();
        assertThat(keys.subList(0, filled.size())).isEqualTo(filled);
        var sorted = new ArrayList<>(filled);
        sorted.sort(sort.startsWith("-") ? Comparator.<String>reverseOrder() : Comparator.naturalOrder());
        assertThat(filled).isEqualTo(sorted);
    }

    /// Texts that are ordered as the values are.
    private static String key(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        var number = value.isObject() ? value.path("value") : value;
        return number.isNumber()
                ? String.format(Locale.ROOT, "%020.3f", number.doubleValue() + 1_000_000)
                : number.asString();
    }

    @Test
    void whatListsDoNotKnowIsRefused() {
        api.get("/deals?sort=custom.multi_list").isProblem(400, "invalid-input", "sort");
        api.get("/deals?sort=custom.nothing").isProblem(400, "invalid-input", "sort");
        for (var condition : List.of(
                "{'field':'custom.nothing','op':'filled'}",
                "{'field':'custom.number','op':'contains','value':1}",
                "{'field':'custom.number','op':'is','value':'x'}",
                "{'field':'custom.date','op':'is','value':'x'}",
                "{'field':'custom.number','op':'is','value':1e400}")) {
            api.get("/deals?filter=" + Api.encoded(Json.of(condition))).is(400);
        }
        api.get("/deals?sort=custom.number&cursor=" + cursor("[\"custom.number\",\"x\",1]"))
                .isProblem(400, "invalid-input", "cursor");
        api.get("/deals?sort=custom.text&cursor=" + cursor("[\"custom.text\",\"\\u0000\",1]"))
                .isProblem(400, "invalid-input", "cursor");
    }

    private static String cursor(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theBoardCountsByAField() {
        var filter = Api.encoded(Json.of("{'field':'custom.boolean','op':'is','value':true}"));
        var columns = api.get("/deals/board?filter=" + filter).is(200).json().path("columns");
        assertThat(columns.get(0).path("count").intValue())
                .isEqualTo(those(n -> filled(n) && n % 2 == 0).size());
    }

    @Test
    void columnsFiltersAndFilesAreOfferedTheFieldsOfTheAccount() {
        var types = new HashMap<String, String>();
        api.items("/lists/deals/fields")
                .forEach(field -> types.put(
                        field.path("code").asString(), field.path("type").asString()));
        assertThat(types)
                .containsAllEntriesOf(Map.of(
                        "custom.text", "TEXT",
                        "custom.money", "AMOUNT",
                        "custom.date", "DATE",
                        "custom.boolean", "FLAG",
                        "custom.user", "USER",
                        "custom.list", "OPTION",
                        "custom.multi_list", "OPTION"));
        var file = api.get(
                        "/lists/deals/rows.csv?sort=id&columns=title,custom.text,custom.money,custom.date,custom.boolean,"
                                + "custom.user,custom.number,custom.list,custom.multi_list")
                .is(200);
        var lines = file.body().substring(1).split("\r?\n");
        assertThat(lines[0]).isEqualTo("Titel;TEXT;MONEY;DATE;BOOLEAN;USER;NUMBER;LIST;MULTI_LIST");
        assertThat(lines[1]).isEqualTo("0;w0;0,50;2026-01-10;ja;Petra Prüfer;-3,25;a;a");
        assertThat(lines[3]).isEqualTo("2;;;;;;;;");
        assertThat(lines[5]).isEqualTo("4;w0;3,50;2026-05-10;ja;Petra Prüfer;3,25;b;\"a; b\"");
    }

    @Test
    void daysOfTheAccountMoveWithTheCalendar() {
        var today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        var deal = api.post("/deals", Json.of("{'title':'heute','custom':{'date':'" + today + "'}}"))
                .is(201)
                .id();
        assertThat(found("{'field':'custom.date','op':'within','value':'today'}"))
                .containsExactly(deal);
        assertThat(found("{'field':'custom.date','op':'within','value':'thisMonth'}"))
                .contains(deal);
        assertThat(found("{'field':'custom.date','op':'within','value':'yesterday'}"))
                .isEmpty();
        assertThat(found("{'field':'custom.date','op':'within','value':'past'}"))
                .doesNotContain(deal);
        var wrong = Api.encoded(Json.of("{'field':'custom.date','op':'within','value':'someday'}"));
        api.get("/deals?filter=" + wrong).isProblem(400, "invalid-input", "filter.custom.date");
        wrong = Api.encoded(Json.of("{'field':'custom.number','op':'within','value':'today'}"));
        api.get("/deals?filter=" + wrong).isProblem(400, "invalid-input", "filter");
        // the others count those that were there
        api.delete("/deals/" + deal).is(204);
    }
}
