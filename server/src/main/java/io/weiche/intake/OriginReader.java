package io.weiche.intake;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.fields.Utm;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the inquiries of a record with the names of the doors they came through.
@Repository
class OriginReader {
    private static final String OF = """
            select i.id, i.channel, i.received_at, i.source_id, i.title, i.person_name, i.company_title, i.message,
                i.utm::text as utm, i.raw::text as raw, i.custom::text as custom, i.logged_only, i.state,
                i.rule_name as rule, i.skipped_lead,
                coalesce(f.title, l.name, l.number, c.line_number) as door
            from inquiry i
            left join web_form f on f.account_id = i.account_id and f.id = i.form_id
            left join call c on c.account_id = i.account_id and c.inquiry_id = i.id
            left join call_line l on l.account_id = c.account_id and l.id = c.line_id
            where i.account_id = :account and i.COLUMN = :id and (VISIBLE)
            order by i.id limit :most""";

    /// Whoever may see a customer does not see what others talk about with them.
    private static final String VISIBLE = """
            i.lead_id is null and i.deal_id is null
            or exists (select from lead ld where ld.account_id = i.account_id and ld.id = i.lead_id and LEADS)
            or exists (select from deal dl where dl.account_id = i.account_id and dl.id = i.deal_id and DEALS)""";

    private final JdbcClient sql;
    private final Access access;

    OriginReader(JdbcClient sql, Access access) {
        this.sql = sql;
        this.access = access;
    }

    /// As it is stored.
    record Row(
            long id,
            Channel channel,
            OffsetDateTime receivedAt,
            @Nullable Long sourceId,
            @Nullable String title,
            @Nullable String personName,
            @Nullable String companyTitle,
            @Nullable String message,
            @Nullable String utm,
            @Nullable String raw,
            @Nullable String custom,
            boolean loggedOnly,
            @Nullable String rule,
            boolean skippedLead,
            TriageState state,
            @Nullable String door) {

        Origin origin(List<Origin.Point> given, List<Long> pointIds, boolean first) {
            return new Origin(
                    id,
                    channel,
                    receivedAt,
                    door,
                    sourceId,
                    title,
                    personName,
                    companyTitle,
                    message,
                    utm == null ? null : Utm.ofJson(JSONB.jsonb(utm)),
                    loggedOnly,
                    rule,
                    skippedLead,
                    state,
                    given,
                    GivenValue.visible(custom == null ? null : JSONB.jsonb(custom)),
                    pointIds,
                    first);
        }
    }

    /// The earliest first.
    List<Row> of(RecordRef record, int most) {
        var statement = OF.replace("COLUMN", record.kind().name().toLowerCase(Locale.ROOT) + "_id")
                .replace("VISIBLE", visible(record.kind()));
        return sql.sql(statement)
                .param("account", CurrentAccount.require().value())
                .param("id", record.id())
                .param("most", most)
                .query(Row.class)
                .list();
    }

    private String visible(RecordKind kind) {
        return kind == RecordKind.LEAD || kind == RecordKind.DEAL
                ? "true"
                : VISIBLE.replace("LEADS", access.sql(RecordKind.LEAD, Action.READ, "ld"))
                        .replace("DEALS", access.sql(RecordKind.DEAL, Action.READ, "dl"));
    }
}
