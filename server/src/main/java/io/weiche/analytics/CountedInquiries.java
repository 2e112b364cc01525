package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY;
import static io.weiche.db.tables.Tables.INQUIRY_FACT;

import io.weiche.web.Page;
import java.math.RoundingMode;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The lists behind the numbers: the same conditions, the same rights, so the same count.
@Service
public class CountedInquiries {
    private final DSLContext db;
    private final Facts facts;

    CountedInquiries(DSLContext db, Facts facts) {
        this.db = db;
        this.facts = facts;
    }

    /// Newest first, with the exact count.
    @Transactional(readOnly = true)
    public Page<CountedInquiry> list(ReportQuery query, Measure of, int limit, @Nullable String cursor) {
        var wanted = facts.of(query).and(facts.measured(of, query.touch()));
        var won = facts.measured(Measure.WON, query.touch());
        var revenue = DSL.when(won, facts.revenue().value()).as("revenue");
        var rows = db.select(INQUIRY_FACT.fields())
                .select(INQUIRY.TITLE, INQUIRY.PERSON_NAME, INQUIRY.COMPANY_TITLE, revenue)
                .from(INQUIRY_FACT)
                .join(INQUIRY)
                .on(INQUIRY.ACCOUNT_ID.eq(INQUIRY_FACT.ACCOUNT_ID), INQUIRY.ID.eq(INQUIRY_FACT.INQUIRY_ID))
                .where(wanted)
                .and(ListPages.after(INQUIRY_FACT.INQUIRY_ID, cursor))
                .orderBy(INQUIRY_FACT.INQUIRY_ID.desc())
                .limit(limit + 1)
                .fetch(row -> {
                    var fact = row.into(INQUIRY_FACT);
                    var value = row.get(revenue);
                    return new CountedInquiry(
                            fact.getInquiryId(),
                            fact.getReceivedAt(),
                            row.get(INQUIRY.TITLE),
                            row.get(INQUIRY.PERSON_NAME),
                            row.get(INQUIRY.COMPANY_TITLE),
                            fact.getChannel(),
                            fact.getSourceId(),
                            fact.getFate(),
                            fact.getResponsibleId(),
                            fact.getLeadId(),
                            fact.getDealId(),
                            fact.getAnsweredAt(),
                            value == null ? null : value.setScale(2, RoundingMode.HALF_UP));
                });
        return ListPages.of(rows, CountedInquiry::id, limit, cursor, () -> count(wanted));
    }

    private long count(Condition wanted) {
        return db.fetchCount(DSL.selectOne().from(INQUIRY_FACT).where(wanted));
    }
}
