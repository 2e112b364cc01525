package io.weiche.analytics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The figures of reports written from docs/analytics.md alone, inquiry by inquiry, from the records and without facts.
final class ReferenceFigures {
    private static final Duration WINDOW = Duration.ofDays(28);

    private record Inquiry(
            long id,
            String channel,
            @Nullable Long sourceId,
            String state,
            @Nullable Long leadId,
            @Nullable Long dealId,
            @Nullable Long formId,
            boolean known,
            @Nullable String utmSource,
            @Nullable String utmMedium,
            @Nullable String utmCampaign,
            OffsetDateTime receivedAt) {
        String about() {
            return dealId != null ? "deal " + dealId : leadId != null ? "lead " + leadId : "inquiry " + id;
        }
    }

    private record Staged(
            long id,
            String semantics,
            long stageId,
            @Nullable Long sourceId,
            long responsibleId,
            @Nullable Long lossReasonId,
            @Nullable BigDecimal amount,
            boolean withoutRate) {}

    /// @param kind 0: of the inquiry itself
    private record Answer(long kind, long recordId, OffsetDateTime at) {}

    private record Step(long kind, long recordId, long stageId) {}

    private record Converted(long leadId, OffsetDateTime at) {}

    /// What was counted of an inquiry before its record was deleted for good.
    private record Kept(
            long inquiryId,
            @Nullable Long leadId,
            boolean firstTouch,
            boolean lastTouch,
            boolean byHand,
            @Nullable OffsetDateTime answeredAt) {
        boolean credits(Inquiry inquiry) {
            return inquiry.dealId == null && Objects.equals(inquiry.leadId, leadId);
        }
    }

    private final ZoneId zone;
    private final LocalDate from;
    private final LocalDate to;
    private final List<Inquiry> inquiries;
    private final Map<Long, Kept> kept;
    private final Map<Long, Staged> leads;
    private final Map<Long, Staged> deals;
    private final List<Answer> answers;
    private final List<Step> steps;
    private final List<Converted> byHand;
    private final Set<Long> firstStages;

    /// Of all the time.
    ///
    /// @param zone of the account's calendar
    ReferenceFigures(JdbcClient sql, long account, ZoneId zone) {
        this.zone = zone;
        from = LocalDate.MIN;
        to = LocalDate.MAX;
        inquiries = read(sql, account, Inquiry.class, """
                select id, channel, source_id, state, lead_id, deal_id, form_id, known, utm ->> 'source' as utm_source,
                    utm ->> 'medium' as utm_medium, utm ->> 'campaign' as utm_campaign, received_at from inquiry
                where account_id = :account""");
        kept = read(sql, account, Kept.class, """
                        select inquiry_id, lead_id, first_touch, last_touch, by_hand, answered_at from inquiry_fact_kept
                        where account_id = :account""").stream()
                .collect(Collectors.toMap(Kept::inquiryId, Function.identity()));
        leads = byId(read(sql, account, Staged.class, """
                select id, semantics, stage_id, source_id, responsible_id, loss_reason_id, null::numeric as amount,
                    false as without_rate
                from lead
                where account_id = :account and deleted_at is null"""));
        deals = byId(read(sql, account, Staged.class, """
                select id, semantics, stage_id, source_id, responsible_id, loss_reason_id,
                    case currency when 'CHF' then amount * 2 when 'USD' then null else amount end as amount,
                    amount is not null and currency = 'USD' as without_rate
                from deal
                where account_id = :account and deleted_at is null"""));
        answers = read(sql, account, Answer.class, """
                select b.kind, b.record_id, a.completed_at as at from activity a
                join activity_binding b on b.account_id = a.account_id and b.activity_id = a.id
                where a.account_id = :account and a.status = 'COMPLETED' and a.type in ('CALL', 'EMAIL', 'MEETING')
                    and a.id not in (select activity_id from call
                        where activity_id is not null and direction = 'OUTBOUND' and state <> 'ANSWERED')
                union all
                select r.kind, r.record_id, m.sent_at from email_message m
                join email_record r on r.account_id = m.account_id and r.email_id = m.id
                where m.account_id = :account and m.state = 'SENT'
                union all
                select 0, c.inquiry_id, 'infinity' from chat_conversation c
                where c.account_id = :account and c.inquiry_id is not null and exists (
                    select from chat_message s where s.account_id = c.account_id and s.conversation_id = c.id
                        and s.author = 'AGENT')""");
        steps = read(sql, account, Step.class, """
                select kind, record_id, stage_id from stage_history
                where account_id = :account and semantics = 'P' order by id""");
        byHand = read(sql, account, Converted.class, """
                select lead_id, converted_at as at from conversion
                where account_id = :account and switch_id is null and undone_at is null""");
        firstStages = Set.copyOf(
                sql.sql("""
                        select distinct on (pipeline_id) id from stage
                        where account_id = :account and kind = 2 and semantics = 'P' order by pipeline_id, sort, id""").param("account", account).query(Long.class).list());
    }

    private ReferenceFigures(ReferenceFigures all, LocalDate from, LocalDate to) {
        this.from = from;
        this.to = to;
        zone = all.zone;
        inquiries = all.inquiries;
        kept = all.kept;
        leads = all.leads;
        deals = all.deals;
        answers = all.answers;
        steps = all.steps;
        byHand = all.byHand;
        firstStages = all.firstStages;
    }

    /// Of what came in on these days.
    ReferenceFigures of(LocalDate first, LocalDate last) {
        return new ReferenceFigures(this, first, last);
    }

    /// On which something came in.
    List<LocalDate> days() {
        return inquiries.stream().map(this::day).distinct().sorted().toList();
    }

    private LocalDate day(Inquiry inquiry) {
        return inquiry.receivedAt.atZoneSameInstant(zone).toLocalDate();
    }

    private Stream<Inquiry> ofPeriod() {
        return inquiries.stream()
                .filter(inquiry -> !day(inquiry).isBefore(from) && !day(inquiry).isAfter(to));
    }

    private static <T> List<T> read(JdbcClient sql, long account, Class<T> type, String statement) {
        return sql.sql(statement).param("account", account).query(type).list();
    }

    private static Map<Long, Staged> byId(List<Staged> all) {
        return all.stream().collect(Collectors.toMap(Staged::id, Function.identity()));
    }

    /// @param sees numbers of the inquiries somebody may see
    /// @param responsible whose figures they may see; null for everybody's
    Map<String, Map<Measure, Long>> counts(Dimension by, Touch touch, Set<Long> sees, @Nullable Set<Long> responsible) {
        var counts = new HashMap<String, Map<Measure, Long>>();
        ofPeriod()
                .filter(inquiry -> sees.contains(inquiry.id))
                .filter(inquiry -> responsible == null || responsible.contains(responsible(inquiry)))
                .forEach(inquiry -> {
                    var row = counts.computeIfAbsent(key(by, inquiry), _ -> new HashMap<>());
                    measures(inquiry, touch).forEach(measure -> row.merge(measure, 1L, Long::sum));
                });
        return counts;
    }

    BigDecimal revenue(Touch touch) {
        return ofPeriod()
                .filter(inquiry -> measures(inquiry, touch).contains(Measure.WON))
                .map(inquiry -> Objects.requireNonNullElse(deal(inquiry).amount, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private @Nullable Staged lead(Inquiry inquiry) {
        return inquiry.leadId == null ? null : leads.get(inquiry.leadId);
    }

    private @Nullable Staged deal(Inquiry inquiry) {
        return inquiry.dealId == null ? null : deals.get(inquiry.dealId);
    }

    private @Nullable Staged record(Inquiry inquiry) {
        return deal(inquiry) == null ? lead(inquiry) : deal(inquiry);
    }

    private @Nullable Long responsible(Inquiry inquiry) {
        var lead = lead(inquiry);
        var deal = deal(inquiry);
        var current = lead != null && (deal == null || lead.semantics.equals("P")) ? lead : deal;
        return current == null ? null : current.responsibleId;
    }

    private String key(Dimension by, Inquiry inquiry) {
        var key = switch (by) {
            case CHANNEL -> inquiry.channel;
            case SOURCE -> source(inquiry);
            case RESPONSIBLE -> responsible(inquiry);
            case FORM -> inquiry.formId;
            case CAMPAIGN -> inquiry.utmCampaign;
            case MEDIUM -> inquiry.utmMedium;
            case UTM_SOURCE -> inquiry.utmSource;
            case MONTH -> YearMonth.from(day(inquiry));
            case CUSTOMER -> inquiry.known ? "KNOWN" : "NEW";
            case LOSS_REASON -> record(inquiry) == null ? null : record(inquiry).lossReasonId;
            case STAGE -> record(inquiry) == null ? null : stood(record(inquiry), deal(inquiry) == null ? 1 : 2);
            case DEPARTMENT -> throw new IllegalArgumentException(by.name());
        };
        return key == null ? ReportQuery.NONE : key.toString();
    }

    private @Nullable Long source(Inquiry inquiry) {
        if (together(inquiry).getFirst().id == inquiry.id) {
            for (var record : new Staged[] {deal(inquiry), lead(inquiry)}) {
                if (record != null && record.sourceId != null) {
                    return record.sourceId;
                }
            }
        }
        return inquiry.sourceId;
    }

    /// All about the same, in their order.
    private List<Inquiry> together(Inquiry inquiry) {
        return inquiries.stream()
                .filter(other -> other.about().equals(inquiry.about()))
                .sorted(Comparator.comparing(Inquiry::receivedAt).thenComparing(Inquiry::id))
                .toList();
    }

    private boolean credited(Inquiry inquiry, Touch touch) {
        var before = kept.get(inquiry.id);
        if (before != null && before.credits(inquiry)) {
            return touch == Touch.LAST ? before.lastTouch : before.firstTouch;
        }
        var all = together(inquiry);
        var latest = all.getLast();
        return touch == Touch.LAST
                ? latest.id == inquiry.id
                : all.stream()
                                .filter(other -> !other.receivedAt.isBefore(latest.receivedAt.minus(WINDOW)))
                                .findFirst()
                                .orElseThrow()
                                .id
                        == inquiry.id;
    }

    private List<Measure> measures(Inquiry inquiry, Touch touch) {
        var is = new ArrayList<>(List.of(Measure.INQUIRIES));
        var credited = credited(inquiry, touch);
        is.add(credited ? Measure.CASES : Measure.FOLLOW_UPS);
        var before = kept.get(inquiry.id);
        if (before != null && before.answeredAt != null
                || answers.stream()
                        .anyMatch(answer -> of(inquiry, answer) && !answer.at.isBefore(inquiry.receivedAt))) {
            is.add(Measure.ANSWERED);
        }
        var deal = deal(inquiry);
        var record = record(inquiry);
        var won = deal != null && deal.semantics.equals("S");
        if (!won && inquiry.state.equals("JUNK")) {
            is.add(Measure.JUNK);
            return is;
        }
        if (!credited) {
            return is;
        }
        if (won) {
            is.add(Measure.WON);
            if (deal.withoutRate) {
                is.add(Measure.WITHOUT_RATE);
            }
        } else if (record != null && record.semantics.equals("F")) {
            is.add(Measure.LOST);
        } else if (record != null && record.semantics.equals("P") || record == null && inquiry.state.equals("OPEN")) {
            is.add(Measure.OPEN);
        }
        var converted = byHand.stream()
                .anyMatch(one -> Objects.equals(one.leadId, inquiry.leadId) && one.at.isAfter(inquiry.receivedAt));
        if (won
                || converted
                || before != null && before.byHand
                || deal != null && !firstStages.contains(stood(deal, 2))) {
            is.add(Measure.QUALIFIED);
        }
        return is;
    }

    private static boolean of(Inquiry inquiry, Answer answer) {
        return switch ((int) answer.kind) {
            case 0 -> inquiry.id == answer.recordId;
            case 1 -> Objects.equals(inquiry.leadId, answer.recordId);
            case 2 -> Objects.equals(inquiry.dealId, answer.recordId);
            default -> false;
        };
    }

    /// The stage in progress it stands in, or stood in before it was closed.
    private long stood(Staged record, long kind) {
        return record.semantics.equals("P")
                ? record.stageId
                : steps.stream()
                        .filter(step -> step.kind == kind && step.recordId == record.id)
                        .reduce((_, last) -> last)
                        .map(Step::stageId)
                        .orElseThrow();
    }
}
