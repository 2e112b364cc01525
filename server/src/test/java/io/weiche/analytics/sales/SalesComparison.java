package io.weiche.analytics.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weiche.testing.Api;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Compares reports of leads, deals and people with what the records say one by one, and some numbers with their lists.
public final class SalesComparison {
    private static final List<SalesDimension> DIMENSIONS = List.of(
            SalesDimension.MONTH,
            SalesDimension.CUSTOMER,
            SalesDimension.RESPONSIBLE,
            SalesDimension.LOSS_REASON,
            SalesDimension.EXPECTED);
    private static final int ALL = 200;

    private final Api api;
    private final Random random;
    private final String seed;
    private final ReferenceSales reference;
    private final String period;

    /// @param responsible whose figures they may see; null for everybody's
    public SalesComparison(JdbcClient sql, Api api, @Nullable Set<Long> responsible, Random random, String seed) {
        this.api = api;
        this.random = random;
        this.seed = seed;
        var account = api.get("/account").is(200).json();
        var zone = ZoneId.of(account.path("timeZone").asString());
        var to = sql.sql("select (now() at time zone :zone)::date")
                .param("zone", zone.getId())
                .query(LocalDate.class)
                .single()
                .minusDays(random.nextInt(3));
        // long ones are made of months that were kept
        var from = to.minusDays(random.nextBoolean() ? random.nextInt(5, 90) : random.nextInt(200, 500));
        period = "from=" + from + "&to=" + to;
        var looker = new ReferenceSales.Looker(ids("/leads"), ids("/deals"), ids("/activities"), responsible);
        reference = new ReferenceSales(sql, api.account().value(), looker, zone, from, to);
    }

    private Set<Long> ids(String list) {
        var ids = new HashSet<Long>();
        var cursor = "";
        do {
            var page = api.get(list + "?limit=" + ALL + cursor).is(200).json();
            page.path("items").forEach(one -> ids.add(one.path("id").longValue()));
            cursor = page.path("nextCursor").isString()
                    ? "&cursor=" + Api.encoded(page.path("nextCursor").asString())
                    : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    public void look() {
        DIMENSIONS.forEach(this::compareSales);
        compareFunnel("kind=LEAD", null);
        for (var pipeline : api.items("/pipelines")) {
            var id = pipeline.path("id").longValue();
            compareFunnel("kind=DEAL&PIPELINE=" + id, id);
        }
        compareTeam();
    }

    private void compareSales(SalesDimension by) {
        var expected = reference.counts(by);
        var all = Arrays.stream(SalesMeasure.values()).map(Enum::name).collect(Collectors.joining(","));
        var report = api.get("/reports/sales?" + period + "&by=" + by + "&of=" + all)
                .is(200)
                .json();
        assertThat(report.path("rows").valueStream().map(row -> row.path("key").asString()))
                .as(by + " " + seed)
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        var one = SalesMeasure.values()[random.nextInt(SalesMeasure.values().length)];
        for (var row : report.path("rows")) {
            var key = row.path("key").asString();
            for (var measure : SalesMeasure.values()) {
                assertThat(figure(row, measure).path("count").longValue())
                        .as(measure + " of " + by + " " + key + " " + seed)
                        .isEqualTo(expected.get(key).getOrDefault(measure, 0L));
            }
            assertList(
                    row.path("list").asString() + "&of=" + one,
                    figure(row, one).path("count").longValue());
        }
        for (var measure : SalesMeasure.values()) {
            var figure = figure(report.path("total"), measure);
            assertThat(new BigDecimal(figure.path("amount").asString()))
                    .as("amount of " + measure + " " + seed)
                    .isEqualByComparingTo(reference.amount(measure));
            assertThat(new BigDecimal(figure.path("expected").asString()))
                    .as("expected of " + measure + " " + seed)
                    .isEqualByComparingTo(reference.expected(measure));
        }
    }

    private static JsonNode figure(JsonNode row, SalesMeasure measure) {
        return row.path("figures").path(measure.name());
    }

    private void assertList(String address, long count) {
        var list = api.get(address.substring("/api/v1".length()) + "&limit=" + ALL)
                .is(200)
                .json();
        assertThat(list.path("total").path("value").longValue())
                .as(address + " " + seed)
                .isEqualTo(count);
        assertThat(list.path("items").size()).as(address + " " + seed).isEqualTo((int) Math.min(ALL, count));
    }

    private void compareFunnel(String query, @Nullable Long pipeline) {
        var expected = reference.funnel(pipeline);
        var funnel = api.get("/reports/funnel?" + query + "&" + period).is(200).json();
        assertThat(funnel.path("stages").size()).isEqualTo(expected.size());
        for (var step : funnel.path("stages")) {
            var stage = step.path("stageId").longValue();
            var at = expected.get(stage);
            for (var measure : FunnelMeasure.values()) {
                var name = measure.name().toLowerCase(java.util.Locale.ROOT);
                var count = at.counts().getOrDefault(measure, 0L);
                assertThat(step.path(name).longValue())
                        .as(measure + " at " + step.path("name") + " of " + query + " " + seed)
                        .isEqualTo(count);
                if (random.nextInt(3) == 0) {
                    assertList(funnel.path("list").asString() + "&of=" + measure + "&stage=" + stage, count);
                }
            }
            compareTimes(step, at.seconds());
        }
        var lost = funnel.path("lossReasons")
                .valueStream()
                .mapToLong(reason -> reason.path("count").longValue())
                .sum();
        assertThat(lost).isEqualTo(funnel.path("lost").longValue());
        assertList(funnel.path("list").asString() + "&of=LOST", lost);
    }

    private void compareTimes(JsonNode step, List<Double> seconds) {
        if (seconds.isEmpty()) {
            assertThat(step.path("meanSeconds").isNull()).as(seed).isTrue();
            return;
        }
        var sorted = seconds.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        double mean = sorted.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        assertThat(step.path("meanSeconds").doubleValue()).as("mean " + seed).isCloseTo(mean, within(1.0));
        assertThat(step.path("medianSeconds").doubleValue())
                .as("median " + seed)
                .isCloseTo(median, within(1.0));
    }

    private void compareTeam() {
        var team = api.get("/reports/team?" + period).is(200).json();
        var sales = reference.counts(SalesDimension.RESPONSIBLE);
        var expected = Map.of(
                TeamMeasure.OVERDUE, reference.activities(ActivityCount.OVERDUE),
                TeamMeasure.COMPLETED, reference.activities(ActivityCount.COMPLETED),
                TeamMeasure.OPEN_LEADS, of(sales, SalesMeasure.OPEN_LEADS),
                TeamMeasure.OPEN_DEALS, of(sales, SalesMeasure.OPEN_DEALS),
                TeamMeasure.WON, of(sales, SalesMeasure.WON));
        var totals = new HashMap<TeamMeasure, Long>();
        for (var row : team.path("rows")) {
            var key = row.path("key").asString();
            for (var measure : TeamMeasure.values()) {
                var count = row.path("counts").path(measure.name()).longValue();
                totals.merge(measure, count, Long::sum);
                if (expected.containsKey(measure)) {
                    assertThat(count)
                            .as(measure + " of " + key + " " + seed)
                            .isEqualTo(expected.get(measure).getOrDefault(key, 0L));
                }
                if (random.nextInt(4) == 0) {
                    assertList(row.path("lists").path(measure.name()).asString(), count);
                }
            }
        }
        for (var measure : TeamMeasure.values()) {
            assertThat(totals.getOrDefault(measure, 0L))
                    .as(measure + " of all " + seed)
                    .isEqualTo(team.path("total")
                            .path("counts")
                            .path(measure.name())
                            .longValue());
        }
    }

    private static Map<String, Long> of(Map<String, Map<SalesMeasure, Long>> sales, SalesMeasure measure) {
        return sales.entrySet().stream()
                .filter(row -> row.getValue().containsKey(measure))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, row -> row.getValue().get(measure)));
    }
}
