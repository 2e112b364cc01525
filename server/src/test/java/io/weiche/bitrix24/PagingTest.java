package io.weiche.bitrix24;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiche.testing.Api;
import io.weiche.testing.TestAccounts;
import io.weiche.testing.WeicheTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Both ways programs go through a list: page by page, and from number to number.
@WeicheTest
class PagingTest {
    private static final int DEALS = 123;

    private final TestAccounts accounts;

    PagingTest(TestAccounts accounts) {
        this.accounts = accounts;
    }

    private static List<Long> deals(Rest rest, int count) {
        var ids = new ArrayList<Long>();
        for (int from = 0; from < count; from += 50) {
            var commands = IntStream.range(from, Math.min(from + 50, count))
                    .mapToObj(number -> "\"crm.deal.add?fields[TITLE]=Nr%20" + number + "\"")
                    .toList();
            rest.result("batch", "{\"cmd\":[" + String.join(",", commands) + "]}")
                    .path("result")
                    .forEach(id -> ids.add(id.longValue()));
        }
        assertThat(ids).hasSize(count);
        return ids;
    }

    private static List<Long> ids(JsonNode rows) {
        return rows.valueStream()
                .map(row -> Long.valueOf(row.path("ID").asString()))
                .toList();
    }

    @Test
    void pagesOfFiftyGiveEveryRecordOnceWhileOthersWrite() {
        var rest = new Rest(accounts.open());
        var expected = deals(rest, DEALS);
        var stop = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                rest.add("deal", "{\"TITLE\":\"neu\"}");
            }
        });
        try {
            var readers = IntStream.range(0, 3)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> pageByPage(rest)))
                    .toList();
            for (var reader : readers) {
                assertThat(reader.join()).doesNotHaveDuplicates().containsSubsequence(expected);
            }
        } finally {
            stop.set(true);
            writer.join();
        }
    }

    private static List<Long> pageByPage(Rest rest) {
        var found = new ArrayList<Long>();
        for (JsonNode next = null; ; ) {
            var answer = page(rest, next == null ? "0" : next.asString()).json();
            var rows = ids(answer.path("result"));
            found.addAll(rows);
            next = answer.get("next");
            if (next == null) {
                assertThat(answer.path("total").longValue()).isEqualTo(found.size());
                return found;
            }
            assertThat(rows).hasSize(50);
        }
    }

    private static Api.Answer page(Rest rest, String start) {
        return rest.json("crm.deal.list", "{\"select\":[\"ID\"],\"start\":" + start + "}")
                .is(200);
    }

    @Test
    void fromNumberToNumberNobodyCounts() {
        var rest = new Rest(accounts.open());
        var expected = deals(rest, DEALS);
        var found = new ArrayList<Long>();
        var last = 0L;
        for (int page = 0; page < 3; page++) {
            var answer = rest.json(
                            "crm.deal.list",
                            "{\"order\":{\"ID\":\"ASC\"},\"filter\":{\">ID\":" + last + "},\"start\":-1}")
                    .is(200)
                    .json();
            assertThat(answer.path("total").intValue()).isZero();
            assertThat(answer.has("next")).isFalse();
            found.addAll(ids(answer.path("result")));
            last = found.getLast();
        }
        assertThat(found).isEqualTo(expected);
        var backwards = rest.result(
                "crm.deal.list",
                "{\"order\":{\"ID\":\"DESC\"},\"filter\":{\"<ID\":\"" + expected.get(60) + "\"},\"start\":-1}");
        assertThat(ids(backwards)).isEqualTo(expected.subList(10, 60).reversed());
    }

    @Test
    void startCountsRowsAndKnowsNoOtherPageSize() {
        var rest = new Rest(accounts.open());
        var expected = deals(rest, 60);
        var one = page(rest, "1").json();
        assertThat(ids(one.path("result"))).isEqualTo(expected.subList(1, 51));
        assertThat(one.path("next").intValue()).isEqualTo(51);
        assertThat(one.path("total").intValue()).isEqualTo(60);
        var beyond = page(rest, "1000000000000").json();
        assertThat(beyond.path("result").size()).isZero();
        assertThat(beyond.path("total").intValue()).isEqualTo(60);
        assertThat(beyond.has("next")).isFalse();
        assertThat(page(rest, "\"abc\"").json().path("result").size()).isEqualTo(50);
        var limited = rest.json("crm.deal.list", "{\"limit\":5,\"offset\":7,\"LIMIT\":5}")
                .json();
        assertThat(ids(limited.path("result"))).isEqualTo(expected.subList(0, 50));
    }

    @Test
    void aBatchOfAllPagesComputedFromTheTotalIsComplete() {
        var rest = new Rest(accounts.open());
        var expected = deals(rest, DEALS);
        var answer = rest.get("batch?cmd%5B0%5D=crm.deal.list%3Fselect%255B0%255D%3DID%26start%3D0"
                        + "&cmd%5B1%5D=crm.deal.list%3Fselect%255B0%255D%3DID%26start%3D50"
                        + "&cmd%5B2%5D=crm.deal.list%3Fselect%255B0%255D%3DID%26start%3D100")
                .is(200)
                .json()
                .path("result");
        var found = new ArrayList<Long>();
        answer.path("result").forEach(rows -> found.addAll(ids(rows)));
        assertThat(found).isEqualTo(expected);
        assertThat(answer.path("result_total").toString()).isEqualTo("[123,123,123]");
        assertThat(answer.path("result_next").toString()).isEqualTo("[50,100]");
    }

    @Test
    void aChainOfTheLastNumberEndsWithEmptyPages() {
        var rest = new Rest(accounts.open());
        var expected = deals(rest, DEALS);
        var chain = new ArrayList<String>();
        chain.add("\"c0\":\"crm.deal.list?order%5BID%5D=ASC&filter%5B%3EID%5D=0&select%5B0%5D=ID&start=-1\"");
        for (int i = 1; i < 5; i++) {
            chain.add("\"c" + i + "\":\"crm.deal.list?order%5BID%5D=ASC&filter%5B%3EID%5D=%24result%5Bc" + (i - 1)
                    + "%5D%5B49%5D%5BID%5D&select%5B0%5D=ID&start=-1\"");
        }
        var answer = rest.result("batch", "{\"halt\":true,\"cmd\":{" + String.join(",", chain) + "}}");
        var sizes = answer.path("result").valueStream().map(JsonNode::size).toList();
        assertThat(sizes).containsExactly(50, 50, 23, 0, 0);
        var found = new ArrayList<Long>();
        answer.path("result").forEach(rows -> found.addAll(ids(rows)));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void orderIsByAnyFieldAndAlwaysUnambiguous() {
        var rest = new Rest(accounts.open());
        var b = rest.add("deal", "{\"TITLE\":\"b\",\"OPPORTUNITY\":5}");
        var a = rest.add("deal", "{\"TITLE\":\"a\",\"OPPORTUNITY\":5}");
        var c = rest.add("deal", "{\"TITLE\":\"c\"}");
        assertThat(ordered(rest, "{\"title\":\"desc\"}")).containsExactly(c, b, a);
        assertThat(ordered(rest, "{\"OPPORTUNITY\":\"DESC\",\"TITLE\":\"ASC\"}"))
                .containsExactly(a, b, c);
        assertThat(ordered(rest, "{\"OPPORTUNITY\":\"ASC\"}")).containsExactly(c, b, a);
        assertThat(ordered(rest, "{\"ID\":\"DESC\"}")).containsExactly(c, a, b);
        var unknown =
                rest.json("crm.deal.list", "{\"order\":{\"NOPE\":\"ASC\"}}").is(200);
        assertThat(Rest.warnings(unknown)).containsExactly("UNKNOWN_ORDER NOPE");
    }

    private static List<Long> ordered(Rest rest, String order) {
        return ids(rest.result("crm.deal.list", "{\"select\":[\"ID\"],\"order\":" + order + "}"));
    }
}
