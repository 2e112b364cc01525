package io.weiche.modes;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Right;
import io.weiche.conversion.CarriedFields;
import io.weiche.db.Statistics;
import io.weiche.fields.CustomValues;
import io.weiche.fields.RequiredFields;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Pipelines;
import java.sql.ResultSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts what a switch to simple mode would do to the open leads of this moment, and changes nothing. It goes
/// through the leads in the order of the run and by its rules, so that the figures are those of the run.
@Service
public class Rehearsals {
    /// Rows the database hands over at once; all of them would fill the memory.
    private static final int AT_ONCE = 2_000;
    private static final double TYPICAL_LEADS_PER_SECOND = 2_500;

    /// `SEEN`: whether the current user may read it. `LACKING`: whether it leaves something open that its deal needs.
    /// One look-up by index for each lead, whatever the planner knows about tables that have just been filled.
    private static final String LEADS = """
            select l.id, l.title, SEEN as seen,
                l.contact_id is not null or l.company_id is not null as repeat,
                l.contact_id is not null as has_contact, l.company_id is not null as has_company,
                l.first_name is null and l.last_name is null as nameless,
                l.company_title is null as companyless,
                linked_contact.deleted_at is not null or linked_company.deleted_at is not null as customer_deleted,
                u.id is null as responsible_gone,
                known.contacts, known.companies, known.all_keys, coalesce(known.unreadable, false) as unreadable,
                LACKING as lacking
            from lead l
            cross join lateral (
                select array_agg(distinct p.match_key) as all_keys, bool_or(p.match_key like 'd:%') as unreadable,
                    count(distinct c.id) as contacts, count(distinct f.id) as companies
                from contact_point p
                left join contact_point q
                    on q.account_id = :account and q.match_key = p.match_key and q.kind in (3, 4)
                left join contact c
                    on q.kind = 3 and c.account_id = :account and c.id = q.record_id and c.deleted_at is null
                left join company f
                    on q.kind = 4 and f.account_id = :account and f.id = q.record_id and f.deleted_at is null
                where p.account_id = :account and p.kind = 1 and p.record_id = l.id and p.match_key is not null
            ) known
            left join contact linked_contact
                on linked_contact.account_id = :account and linked_contact.id = l.contact_id
            left join company linked_company
                on linked_company.account_id = :account and linked_company.id = l.company_id
            left join app_user u on u.account_id = :account and u.id = l.responsible_id and u.active
            where l.account_id = :account and l.semantics = 'P' and l.deleted_at is null
            order by l.id""";

    private static final String RATE = """
            select (converted + failed) / nullif(extract(epoch from finished_at - started_at), 0)
            from mode_switch
            where account_id = :account and to_mode = 'SIMPLE' and converted > 1000 and finished_at is not null
            order by id desc limit 1""";

    private final JdbcClient sql;
    private final Access access;
    private final Pipelines pipelines;
    private final RequiredFields required;
    private final Statistics statistics;
    private final SwitchActivityStore activities;
    private final TransactionTemplate snapshot;

    Rehearsals(
            JdbcClient sql,
            Access access,
            Pipelines pipelines,
            RequiredFields required,
            Statistics statistics,
            SwitchActivityStore activities,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.required = required;
        this.statistics = statistics;
        this.activities = activities;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.access = access;
        this.pipelines = pipelines;
    }

    public Rehearsal rehearse(SwitchOptions options) {
        var figures = new RehearsalFigures();
        var rest = inSnapshot(options.intake(), () -> {
            forecast(options.intake(), figures::add);
            return new Rest(activities.foreseen(options), rate());
        });
        return figures.result(rest.activities(), rest.leadsPerSecond());
    }

    /// The same lead by lead, in the order of the run.
    public void eachLead(IntakeSettings options, Consumer<LeadForecast> reader) {
        inSnapshot(options, () -> {
            forecast(options, reader);
            return true;
        });
    }

    private record Rest(ActivityFigures activities, double leadsPerSecond) {}

    private <T> T inSnapshot(IntakeSettings options, Supplier<T> work) {
        statistics.refresh();
        var result = snapshot.execute(_ -> {
            access.require(Right.EDIT_SETTINGS);
            pipelines.require("pipelineId", options.pipelineId()).firstStage();
            return work.get();
        });
        if (result == null) {
            throw new IllegalStateException("a rehearsal without a result");
        }
        return result;
    }

    private void forecast(IntakeSettings options, Consumer<LeadForecast> reader) {
        var stage = pipelines.require("pipelineId", options.pipelineId()).firstStage();
        var asked = required.ofStage(RecordKind.DEAL, stage.id());
        var forecaster = new Forecaster(options, asked);
        var ofLead = asked.stream()
                .filter(name -> !Forecaster.OF_CUSTOMER.contains(name))
                .toList();
        sql.sql(LEADS.replace("SEEN", access.sql(RecordKind.LEAD, Action.READ, "l"))
                        .replace("LACKING", CarriedFields.lacks(RecordKind.DEAL, ofLead)))
                .param("account", CurrentAccount.require().value())
                .param(
                        "codes",
                        new SqlArrayValue("text", CustomValues.codes(ofLead).toArray()))
                .withFetchSize(AT_ONCE)
                .query((ResultSet row) -> reader.accept(forecaster.of(row)));
    }

    private double rate() {
        return sql.sql(RATE)
                .param("account", CurrentAccount.require().value())
                .query(Double.class)
                .optional()
                .orElse(TYPICAL_LEADS_PER_SECOND);
    }
}
