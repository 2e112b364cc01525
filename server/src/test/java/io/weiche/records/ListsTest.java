package io.weiche.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.Json;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Lists with filters, sorting and pages, compared with what comes out when every record is looked at one by one.
@WeicheTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsTest {
    private static final int RECORDS = 80;
    private static final List<String> WORDS =
            List.of("Dach", "dach", "Müller", "MÜLLER", "50%", "a_b", "c\\\\d", "Straße", "ZZZ", "x!y", "ı", "I");

    private final Api api;
    private final long seed = Long.getLong("weiche.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<JsonNode> all = new ArrayList<>();

    ListsTest(TestAccounts accounts) {
        this.api = accounts.open();
        for (int i = 0; i < RECORDS; i++) {
            var amount = random.nextInt(3) == 0 ? "" : ",'amount':{'value':'" + random.nextInt(5) * 100 + "'}";
            var probability = random.nextBoolean() ? "" : ",'closeOn':'2026-0" + (1 + random.nextInt(9)) + "-15'";
            var id = api.post(
                            "/deals",
                            Json.of("{'title':'" + word() + (random.nextInt(3) == 0 ? "" : " " + word()) + "'" + amount
                                    + probability + "}"))
                    .is(201)
                    .id();
            all.add(api.get("/deals/" + id).json());
        }
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /// A condition as it is sent, and as anybody would check it by hand.
    private record Both(String json, Predicate<JsonNode> check) {}

    private Both condition(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            var parts = List.of(condition(depth - 1), condition(depth - 1), condition(0))
                    .subList(0, 1 + random.nextInt(3));
            var json = parts.stream().map(Both::json).toList();
            return random.nextBoolean()
                    ? new Both(
                            "{\"all\":[" + String.join(",", json) + "]}",
                            deal -> parts.stream().allMatch(part -> part.check().test(deal)))
                    : new Both(
                            "{\"any\":[" + String.join(",", json) + "]}",
                            deal -> parts.stream().anyMatch(part -> part.check().test(deal)));
        }
        return switch (random.nextInt(5)) {
            case 0 -> title();
            case 1 -> amount();
            case 2 -> filled();
            case 3 -> closeOn();
            default -> ids();
        };
    }

    private static Both match(String field, String op, String value, Predicate<JsonNode> check) {
        return new Both("{\"field\":\"" + field + "\",\"op\":\"" + op + "\",\"value\":" + value + "}", check);
    }

    private Both title() {
        var word = word();
        var plain = word.replace("\\\\", "\\");
        return switch (random.nextInt(3)) {
            case 0 ->
                match("title", "is", "\"" + word + "\"", deal -> title(deal).equals(plain));
            case 1 ->
                match("title", "isNot", "\"" + word + "\"", deal -> !title(deal).equals(plain));
            default ->
                match(
                        "title",
                        "contains",
                        "\"" + word + "\"",
                        deal -> folded(title(deal)).contains(folded(plain)));
        };
    }

    private static String title(JsonNode deal) {
        return deal.path("title").asString();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private Both amount() {
        var value = BigDecimal.valueOf(random.nextInt(5) * 100L);
        var compared = (java.util.function.Function<JsonNode, Integer>)
                deal -> deal.path("amount").isNull()
                        ? null
                        : new BigDecimal(deal.path("amount").path("value").stringValue()).compareTo(value);
        return switch (random.nextInt(5)) {
            case 0 ->
                match(
                        "amount",
                        "atLeast",
                        "\"" + value + "\"",
                        deal -> compared.apply(deal) != null && compared.apply(deal) >= 0);
            case 1 ->
                match(
                        "amount",
                        "atMost",
                        value.toString(),
                        deal -> compared.apply(deal) != null && compared.apply(deal) <= 0);
            case 2 ->
                match(
                        "amount",
                        "lessThan",
                        value.toString(),
                        deal -> compared.apply(deal) != null && compared.apply(deal) < 0);
            case 3 ->
                match(
                        "amount",
                        "isNot",
                        value.toString(),
                        deal -> compared.apply(deal) == null || compared.apply(deal) != 0);
            default ->
                match(
                        "amount",
                        "moreThan",
                        "{\"value\":" + value + "}",
                        deal -> compared.apply(deal) != null && compared.apply(deal) > 0);
        };
    }

    private Both filled() {
        var field = random.nextBoolean() ? "amount" : "closeOn";
        return random.nextBoolean()
                ? new Both(
                        "{\"field\":\"" + field + "\",\"op\":\"filled\"}",
                        deal -> !deal.path(field).isNull())
                : match(field, "is", "null", deal -> deal.path(field).isNull());
    }

    private Both closeOn() {
        var date = "2026-0" + (1 + random.nextInt(9)) + "-15";
        return random.nextBoolean()
                ? match(
                        "closeOn",
                        "atLeast",
                        "\"" + date + "\"",
                        deal -> deal.path("closeOn").asString("").compareTo(date) >= 0)
                : match(
                        "closeOn",
                        "lessThan",
                        "\"" + date + "\"",
                        deal -> !deal.path("closeOn").isNull()
                                && deal.path("closeOn").asString().compareTo(date) < 0);
    }

    private Both ids() {
        var chosen = new HashSet<Long>();
        for (int i = random.nextInt(6); i > 0; i--) {
            chosen.add(all.get(random.nextInt(all.size())).path("id").longValue());
        }
        var in = random.nextBoolean();
        return new Both(
                "{\"field\":\"id\",\"op\":\"" + (in ? "in" : "notIn") + "\",\"values\":" + chosen + "}",
                deal -> chosen.contains(deal.path("id").longValue()) == in);
    }

    @Test
    void aFilterFindsExactlyWhatItSays() {
        for (int round = 0; round < 150; round++) {
            var filter = condition(3);
            var page = api.get("/deals?limit=200&filter=" + Api.encoded(filter.json()))
                    .is(200)
                    .json();
            var expected = all.stream()
                    .filter(filter.check())
                    .map(deal -> deal.path("id").longValue())
                    .toList();
            assertThat(page.path("items")
                            .valueStream()
                            .map(deal -> deal.path("id").longValue()))
                    .as("seed " + seed + ", filter " + filter.json())
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(page.path("total").path("value").longValue()).isEqualTo(expected.size());
        }
    }

    @Test
    void pagesTogetherAreTheWholeListInItsOrder() {
        for (var sort : List.of(
                "id",
                "-id",
                "title",
                "-title",
                "createdAt",
                "-createdAt",
                "updatedAt",
                "-movedAt",
                "lastActivityAt",
                "amount",
                "-amount",
                "closeOn",
                "-closeOn")) {
            for (var limit : List.of(1, 7, 79, 80, 81)) {
                var filter = limit == 1 ? "&filter=" + Api.encoded("{\"field\":\"amount\",\"op\":\"filled\"}") : "";
                var paged = new ArrayList<Long>();
                String cursor = null;
                do {
                    var page = api.get("/deals?limit=" + limit + "&sort=" + sort + filter
                                    + (cursor == null ? "" : "&cursor=" + cursor))
                            .is(200)
                            .json();
                    page.path("items").forEach(deal -> paged.add(deal.path("id").longValue()));
                    assertThat(page.path("items").size()).isLessThanOrEqualTo(limit);
                    cursor = page.path("nextCursor").isNull()
                            ? null
                            : page.path("nextCursor").asString();
                } while (cursor != null);
                var whole = api.get("/deals?limit=200&sort=" + sort + filter)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(deal -> deal.path("id").longValue())
                        .toList();
                assertThat(paged)
                        .as("seed " + seed + ", " + sort + " by " + limit)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void timesAreSortedAsTimes() {
        var sorted = api.get("/deals?limit=200&sort=createdAt")
                .json()
                .path("items")
                .valueStream()
                .map(deal -> deal.path("id").longValue())
                .toList();
        assertThat(sorted).isSortedAccordingTo(Comparator.naturalOrder()).hasSize(RECORDS);
    }

    @Test
    void dealsWithoutAnAmountOrADayComeLastInEitherDirection() {
        for (var field : List.of("amount", "closeOn")) {
            for (var sort : List.of(field, "-" + field)) {
                var empty = api.get("/deals?limit=200&sort=" + sort)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(deal -> deal.path(field).isNull())
                        .toList();
                assertThat(empty).as(sort).isSorted().contains(true, false);
            }
        }
    }

    @Test
    void theTotalIsThatOfTheFilterOnEveryPage() {
        var first = api.get("/deals?limit=10").json();
        assertThat(first.path("total").path("value").longValue()).isEqualTo(RECORDS);
        assertThat(first.path("total").path("exact").booleanValue()).isTrue();
        var second = api.get(
                        "/deals?limit=10&cursor=" + first.path("nextCursor").asString())
                .json();
        assertThat(second.path("total").path("value").longValue()).isEqualTo(RECORDS);
        assertThat(second.path("total").path("exact").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"-id\",\"1\",1,-5,true]",
                "[\"-id\",\"1\",1,5]",
                "[\"-id\",\"1\",1,5,1]",
                "[\"-id\",\"1\",1,\"5\",true]",
                "[\"-id\",\"1\",1,1e30,true]",
                "[\"-id\",\"1\",1,5,true,0]"
            })
    void aCursorThatNobodyGaveIsRefused(String cursor) {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
        api.get("/deals?limit=10&cursor=" + encoded).is(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0 | limit",
                "limit=-1 | limit",
                "limit=201 | limit",
                "limit=1e9 | limit",
                "limit=viele | limit",
                "sort=probability | sort",
                "sort=accountId | sort",
                "sort=id;drop | sort",
                "sort=--id | sort",
                "cursor=x | cursor",
                "cursor=WzEsMiwzXQ | cursor",
                "sort=title&cursor=WyJpZCIsIjEiLDFd | cursor",
                "filter=x | filter",
                "filter=[] | filter",
                "filter=5 | filter",
                "filter={\"all\":5} | filter",
                "filter={\"field\":\"passwordHash\",\"op\":\"is\",\"value\":1} | filter",
                "filter={\"field\":\"title\",\"op\":\"matches\",\"value\":\"x\"} | filter",
                "filter={\"field\":\"title\",\"op\":\"is\"} | filter",
                "filter={\"field\":\"title\",\"op\":\"is\",\"value\":5} | filter.title",
                "filter={\"field\":\"title\",\"op\":\"is\",\"value\":\"\\u0000\"} | filter.title",
                "filter={\"field\":\"title\",\"op\":\"contains\",\"value\":\"\\ud800\"} | filter.title",
                "filter={\"field\":\"amount\",\"op\":\"is\",\"value\":\"viel\"} | filter.amount",
                "filter={\"field\":\"amount\",\"op\":\"is\",\"value\":[]} | filter.amount",
                "filter={\"field\":\"closeOn\",\"op\":\"is\",\"value\":\"heute\"} | filter.closeOn",
                "filter={\"field\":\"closeOn\",\"op\":\"is\",\"value\":\"-999999999-01-01\"} | filter.closeOn",
                "filter={\"field\":\"createdAt\",\"op\":\"is\",\"value\":\"2026-01-01\"} | filter.createdAt",
                "filter={\"field\":\"id\",\"op\":\"is\",\"value\":\"1 or 1=1\"} | filter.id",
                "filter={\"field\":\"contactId\",\"op\":\"moreThan\",\"value\":1} | filter"
            })
    void whatCannotBeAskedIsNamed(String query, String field) {
        var encoded = java.util.Arrays.stream(query.split("&"))
                .map(part ->
                        part.substring(0, part.indexOf('=') + 1) + Api.encoded(part.substring(part.indexOf('=') + 1)))
                .collect(java.util.stream.Collectors.joining("&"));
        api.get("/deals?" + encoded).isProblem(400, "invalid-input", field);
    }

    @ParameterizedTest
    @CsvSource({"' or 1=1 --", "%", "_", "\\", "!", "'", "\"", ")", "$1", "${7*7}", "*"})
    void whatSomebodyTypesIsNeverAPattern(String typed) {
        var found = api.get("/deals?limit=200&q=" + Api.encoded(typed))
                .is(200)
                .json()
                .path("items");
        var expected = all.stream()
                .filter(deal -> title(deal).contains(typed))
                .map(deal -> deal.path("id").longValue())
                .toList();
        assertThat(found.valueStream().map(deal -> deal.path("id").longValue()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void typingFindsPartsOfNamesInAnyCaseAndNumbers() {
        var deal = all.getFirst().path("id").longValue();
        assertThat(api.items("/deals?q=%23" + deal).get(0).path("id").longValue())
                .isEqualTo(deal);
        var found = api.get("/deals?limit=200&q=" + Api.encoded("MÜLL"))
                .json()
                .path("items")
                .size();
        assertThat(found).isEqualTo((int) all.stream()
                .filter(known -> folded(title(known)).contains("müll"))
                .count());
        assertThat(api.items("/deals?q=" + Api.encoded("  \u00a0 ")).size())
                .as("nothing typed, nothing filtered")
                .isEqualTo(50);
        api.get("/deals?q=" + "x".repeat(201)).isProblem(400, "invalid-input", "q");
    }
}
