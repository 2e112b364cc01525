package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY;
import static io.weiche.db.tables.Tables.INQUIRY_FACT;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Columns;
import io.weiche.accounts.Accounts;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Pipelines;
import java.time.ZoneId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Which facts the current user's reports are made of. Numbers and the lists behind them are read through here only.
@Component
class Facts {
    private static final Columns LEAD = new Columns(
            INQUIRY_FACT.LEAD_RESPONSIBLE_ID,
            null,
            INQUIRY_FACT.LEAD_STAGE_ID,
            INQUIRY_FACT.LEAD_OPEN_TO_ALL,
            new Columns.Observed(RecordKind.LEAD, INQUIRY_FACT.LEAD_ID));
    private static final Columns DEAL = new Columns(
            INQUIRY_FACT.DEAL_RESPONSIBLE_ID,
            INQUIRY_FACT.DEAL_PIPELINE_ID,
            INQUIRY_FACT.DEAL_STAGE_ID,
            INQUIRY_FACT.DEAL_OPEN_TO_ALL,
            new Columns.Observed(RecordKind.DEAL, INQUIRY_FACT.DEAL_ID));
    private static final Columns EITHER = new Columns(
            INQUIRY_FACT.RESPONSIBLE_ID,
            null,
            null,
            DSL.coalesce(INQUIRY_FACT.DEAL_OPEN_TO_ALL, INQUIRY_FACT.LEAD_OPEN_TO_ALL));

    private final Access access;
    private final Accounts accounts;
    private final Pipelines pipelines;

    Facts(Access access, Accounts accounts, Pipelines pipelines) {
        this.access = access;
        this.accounts = accounts;
        this.pipelines = pipelines;
    }

    ZoneId zone() {
        return accounts.get().timeZone();
    }

    Revenue revenue() {
        var account = accounts.get();
        return new Revenue(account.currency(), account.timeZone());
    }

    /// The first stage of each pipeline.
    List<Long> firstStages() {
        return pipelines.list().stream()
                .map(pipeline -> pipeline.firstStage().id())
                .toList();
    }

    Condition measured(Measure measure, Touch touch) {
        return measure.condition(touch, firstStages(), revenue());
    }

    /// @throws io.weiche.web.Problem forbidden when the current user may see no figures
    Condition of(ReportQuery query) {
        return of(query, Stretches.whole(query.period()));
    }

    /// @param when parts of the period
    Condition of(ReportQuery query, Stretches when) {
        access.requireAnalytics(Action.READ);
        var zone = zone();
        return INQUIRY_FACT
                .ACCOUNT_ID
                .eq(CurrentAccount.require().value())
                .and(when.hold(INQUIRY_FACT.RECEIVED_AT))
                .and(visible())
                .and(access.analytics(Action.READ, EITHER))
                .and(DSL.and(query.only().entrySet().stream()
                        .map(key -> key.getKey().is(zone, key.getValue()))
                        .toList()));
    }

    /// By the word of a rule, in classic mode.
    static Condition skippedLead() {
        return DSL.exists(DSL.selectOne()
                .from(INQUIRY)
                .where(INQUIRY.ACCOUNT_ID.eq(INQUIRY_FACT.ACCOUNT_ID))
                .and(INQUIRY.ID.eq(INQUIRY_FACT.INQUIRY_ID))
                .and(INQUIRY.SKIPPED_LEAD.isTrue()));
    }

    /// The same inquiries that the inbox shows: whoever may see all leads and deals sees what became neither, too.
    private Condition visible() {
        if (access.everywhere(RecordKind.LEAD, Action.READ) && access.everywhere(RecordKind.DEAL, Action.READ)) {
            return DSL.noCondition();
        }
        return INQUIRY_FACT
                .LEAD_ID
                .isNotNull()
                .and(access.condition(RecordKind.LEAD, Action.READ, LEAD))
                .or(INQUIRY_FACT.DEAL_ID.isNotNull().and(access.condition(RecordKind.DEAL, Action.READ, DEAL)));
    }
}
