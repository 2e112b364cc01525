package io.weiche.analytics.sales;

import io.weiche.analytics.ReportQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The figures of leads, deals and people written from docs/analytics.md alone, record by record.
final class ReferenceSales {
    /// Who looks, and at what.
    ///
    /// @param responsible whose figures they may see; null for everybody's
    record Looker(
            Set<Long> leads,
            Set<Long> deals,
            Set<Long> activities,
            @Nullable Set<Long> responsible) {}

    private record Sold(
            int kind,
            long id,
            String semantics,
            long stageId,
            @Nullable Long pipelineId,
            @Nullable Long sourceId,
            long responsibleId,
            @Nullable Long lossReasonId,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable Integer probability,
            @Nullable LocalDate closeOn,
            boolean known,
            boolean bySwitch,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime closedAt) {}

    private record Stood(int kind, long recordId, long stageId, OffsetDateTime changedAt) {}

    private record Task(
            long id,
            String status,
            long responsibleId,
            @Nullable Long completedById,
            OffsetDateTime deadlineAt,
            @Nullable OffsetDateTime completedAt) {}

    private record Rate(String currency, LocalDate since, BigDecimal rate) {}

    private record Ordered(long id, int kind, @Nullable Long pipelineId, String semantics) {}

    private final Looker looker;
    private final ZoneId zone;
    private final LocalDate from;
    private final LocalDate to;
    private final OffsetDateTime now;
    private final List<Sold> records;
    private final List<Stood> history;
    private final List<Task> tasks;
    private final List<Rate> rates;
    private final List<Ordered> stages;

    ReferenceSales(JdbcClient sql, long account, Looker looker, ZoneId zone, LocalDate from, LocalDate to) {
        this.looker = looker;
        this.zone = zone;
        this.from = from;
        this.to = to;
        now = sql.sql("select now()").query(OffsetDateTime.class).single();
        records = Stream.concat(
                        read(sql, account, Sold.class, """
                                select 1 as kind, id, semantics, stage_id, null::bigint as pipeline_id, source_id,
                                    responsible_id, loss_reason_id, amount, currency, null::int as probability,
                                    null::date as close_on, contact_id is not null or company_id is not null or customer_purged as known,
                                    exists (select from conversion c where c.account_id = lead.account_id
                                        and c.lead_id = lead.id and c.undone_at is null and c.switch_id is not null)
                                        as by_switch, created_at, closed_at
                                from lead where account_id = :account and deleted_at is null""").stream(), read(sql, account, Sold.class, """
                                select 2 as kind, id, semantics, stage_id, pipeline_id, source_id, responsible_id,
                                    loss_reason_id, amount, currency, probability::int as probability, close_on,
                                    repeat <> 'NEW' as known, false as by_switch, created_at, closed_at
                                from deal where account_id = :account and deleted_at is null""").stream())
                .filter(this::seen)
                .toList();
        history = read(sql, account, Stood.class, """
                select kind::int as kind, record_id, stage_id, changed_at from stage_history
                where account_id = :account order by id""");
        tasks = read(sql, account, Task.class, """
                select id, status, responsible_id, completed_by_id, deadline_at, completed_at from activity
                where account_id = :account""");
        rates = read(sql, account, Rate.class, """
                select r.currency, r.since, r.rate from exchange_rate r join account a on a.account_id = r.account_id
                where r.account_id = :account and r.base = a.currency""");
        stages = read(sql, account, Ordered.class, """
                select id, kind::int as kind, pipeline_id, semantics from stage
                where account_id = :account and semantics <> 'F' order by semantics, sort, id""");
    }

    private static <T> List<T> read(JdbcClient sql, long account, Class<T> type, String statement) {
        return sql.sql(statement).param("account", account).query(type).list();
    }

    private boolean seen(Sold record) {
        var ids = record.kind == 1 ? looker.leads : looker.deals;
        return ids.contains(record.id) && mine(record.responsibleId);
    }

    private boolean mine(@Nullable Long user) {
        return looker.responsible == null || user != null && looker.responsible.contains(user);
    }

    private boolean within(@Nullable OffsetDateTime time) {
        if (time == null) {
            return false;
        }
        var day = day(time);
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private LocalDate day(OffsetDateTime time) {
        return time.atZoneSameInstant(zone).toLocalDate();
    }

    private List<Sold> counted(SalesMeasure measure) {
        Predicate<Sold> counts = switch (measure) {
            case LEADS -> lead -> lead.kind == 1 && within(lead.createdAt);
            case CONVERTED -> lead -> lead.kind == 1 && within(lead.createdAt) && is(lead, "S") && !lead.bySwitch;
            case CONVERTED_BY_SWITCH ->
                lead -> lead.kind == 1 && within(lead.createdAt) && is(lead, "S") && lead.bySwitch;
            case LEADS_LOST -> lead -> lead.kind == 1 && within(lead.createdAt) && is(lead, "F");
            case LEADS_STILL_OPEN -> lead -> lead.kind == 1 && within(lead.createdAt) && is(lead, "P");
            case OPEN_LEADS -> lead -> lead.kind == 1 && is(lead, "P");
            case DEALS -> deal -> deal.kind == 2 && within(deal.createdAt);
            case DEALS_STILL_OPEN -> deal -> deal.kind == 2 && within(deal.createdAt) && is(deal, "P");
            case WON -> deal -> deal.kind == 2 && within(deal.closedAt) && is(deal, "S");
            case LOST -> deal -> deal.kind == 2 && within(deal.closedAt) && is(deal, "F");
            case OPEN_DEALS -> deal -> deal.kind == 2 && is(deal, "P");
        };
        return records.stream().filter(counts).toList();
    }

    private static boolean is(Sold record, String semantics) {
        return record.semantics.equals(semantics);
    }

    Map<String, Map<SalesMeasure, Long>> counts(SalesDimension by) {
        var counts = new TreeMap<String, Map<SalesMeasure, Long>>();
        for (var measure : SalesMeasure.values()) {
            for (var record : counted(measure)) {
                counts.computeIfAbsent(key(by, measure, record), _ -> new EnumMap<>(SalesMeasure.class))
                        .merge(measure, 1L, Long::sum);
            }
        }
        return counts;
    }

    private String key(SalesDimension by, SalesMeasure measure, Sold record) {
        var closing = measure == SalesMeasure.WON || measure == SalesMeasure.LOST;
        Object key = switch (by) {
            case SOURCE -> record.sourceId;
            case RESPONSIBLE -> record.responsibleId;
            case MONTH -> {
                var time = closing ? record.closedAt : record.createdAt;
                yield time == null ? null : day(time).toString().substring(0, 7);
            }
            case CUSTOMER -> record.known ? "REPEAT" : "FIRST";
            case PIPELINE -> record.pipelineId;
            case STAGE -> record.stageId;
            case DEPARTMENT -> throw new IllegalArgumentException("narrows, and breaks nothing down");
            case LOSS_REASON -> record.lossReasonId;
            case EXPECTED ->
                record.closeOn == null ? null : record.closeOn.toString().substring(0, 7);
        };
        return key == null ? ReportQuery.NONE : key.toString();
    }

    private @Nullable BigDecimal worth(Sold record) {
        if (record.amount == null || record.currency == null || record.currency.equals("EUR")) {
            return record.amount;
        }
        var day = day(record.closedAt == null ? now : record.closedAt);
        return rates.stream()
                .filter(rate -> rate.currency.equals(record.currency) && !rate.since.isAfter(day))
                .max(Comparator.comparing(Rate::since))
                .map(rate -> record.amount.multiply(rate.rate))
                .orElse(null);
    }

    BigDecimal amount(SalesMeasure measure) {
        return total(counted(measure).stream().map(this::worth));
    }

    BigDecimal expected(SalesMeasure measure) {
        return total(counted(measure).stream().map(record -> {
            var worth = worth(record);
            return worth == null || record.probability == null
                    ? worth
                    : worth.multiply(BigDecimal.valueOf(record.probability, 2));
        }));
    }

    private static BigDecimal total(Stream<@Nullable BigDecimal> amounts) {
        return amounts.filter(amount -> amount != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }

    /// @param seconds spent by those that left it
    record AtStage(Map<FunnelMeasure, Long> counts, List<Double> seconds) {}

    /// By stage.
    ///
    /// @param pipeline null for leads
    Map<Long, AtStage> funnel(@Nullable Long pipeline) {
        var order = stages.stream()
                .filter(stage -> pipeline == null ? stage.kind == 1 : pipeline.equals(stage.pipelineId))
                .toList();
        var open = order.stream()
                .filter(stage -> stage.semantics.equals("P"))
                .map(Ordered::id)
                .toList();
        var funnel = new HashMap<Long, AtStage>();
        order.forEach(
                stage -> funnel.put(stage.id, new AtStage(new EnumMap<>(FunnelMeasure.class), new ArrayList<>())));
        for (var record : counted(pipeline == null ? SalesMeasure.LEADS : SalesMeasure.DEALS)) {
            if (pipeline == null || pipeline.equals(record.pipelineId)) {
                walk(record, order, open, funnel);
            }
        }
        return funnel;
    }

    private void walk(Sold record, List<Ordered> order, List<Long> open, Map<Long, AtStage> funnel) {
        var steps = history.stream()
                .filter(step -> step.kind == record.kind && step.recordId == record.id)
                .toList();
        var visited = steps.stream().map(Stood::stageId).filter(open::contains).toList();
        int furthest = Stream.concat(visited.stream(), Stream.of(record.stageId))
                .mapToInt(open::indexOf)
                .max()
                .orElse(0);
        int reached = is(record, "S") ? order.size() - 1 : Math.max(furthest, 0);
        for (int place = 0; place <= reached; place++) {
            add(funnel, order.get(place).id, FunnelMeasure.REACHED);
        }
        if (is(record, "P") && open.contains(record.stageId)) {
            add(funnel, record.stageId, FunnelMeasure.STANDING);
        }
        if (is(record, "F")) {
            add(funnel, visited.isEmpty() ? open.getFirst() : visited.getLast(), FunnelMeasure.LOST);
        }
        var spent = new HashMap<Long, Double>();
        for (int step = 0; step + 1 < steps.size(); step++) {
            var stood = steps.get(step);
            if (open.contains(stood.stageId)) {
                var took = Duration.between(stood.changedAt, steps.get(step + 1).changedAt);
                spent.merge(stood.stageId, Math.max(0, took.toNanos() / 1e9), Double::sum);
            }
        }
        spent.forEach((stage, seconds) -> {
            add(funnel, stage, FunnelMeasure.LEFT);
            funnel.get(stage).seconds.add(seconds);
        });
    }

    private static void add(Map<Long, AtStage> funnel, long stage, FunnelMeasure measure) {
        funnel.get(stage).counts.merge(measure, 1L, Long::sum);
    }

    /// By user.
    Map<String, Long> activities(ActivityCount of) {
        var counts = new HashMap<String, Long>();
        for (var task : tasks) {
            var overdue = of == ActivityCount.OVERDUE;
            var user = overdue ? Long.valueOf(task.responsibleId) : task.completedById;
            var counted = overdue
                    ? task.status.equals("PENDING") && task.deadlineAt.isBefore(now)
                    : task.status.equals("COMPLETED") && within(task.completedAt);
            if (counted && looker.activities.contains(task.id) && mine(user)) {
                counts.merge(user == null ? ReportQuery.NONE : user.toString(), 1L, Long::sum);
            }
        }
        return counts;
    }
}
