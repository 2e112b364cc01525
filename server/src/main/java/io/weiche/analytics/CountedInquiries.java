package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY;
import static io.weiche.db.tables.Tables.INQUIRY_FACT;

import io.weiche.access.FieldGroup;
import io.weiche.kernel.BadInput;
import io.weiche.web.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
    private final ReportStore numbers;
    private final CohortStore cohorts;

    CountedInquiries(DSLContext db, Facts facts, ReportStore numbers, CohortStore cohorts) {
        this.cohorts = cohorts;
        this.db = db;
        this.facts = facts;
        this.numbers = numbers;
    }

    /// Those behind a number of a report, the latest first, with the number itself: to count them once more would take
    /// longer than all the rest.
    ///
    /// @param key of the row; null: of all rows
    /// @param within of those won, only those until so many months after the inquiry ([CohortReport]); null: all
    @Transactional(readOnly = true)
    public Page<CountedInquiry> list(
            ReportQuery query,
            Dimension by,
            @Nullable String key,
            Measure of,
            @Nullable Integer within,
            int limit,
            @Nullable String cursor) {
        refuseOther(within, by, of);
        if (of == Measure.WITHOUT_RATE) {
            FieldGroup.AMOUNT.require();
        }
        var wanted = facts.of(query.with(by, key), numbers.holding(query, by, key, of))
                .and(within == null ? facts.measured(of, query.touch()) : cohorts.wonUntil(within, query.touch()));
        var won = facts.measured(Measure.WON, query.touch());
        var value = FieldGroup.AMOUNT.isSeen() ? facts.revenue().value() : DSL.castNull(BigDecimal.class);
        var revenue = DSL.when(won, value).as("revenue");
        var rows = db.select(INQUIRY_FACT.fields())
                .select(INQUIRY.TITLE, INQUIRY.PERSON_NAME, INQUIRY.COMPANY_TITLE, revenue)
                .from(INQUIRY_FACT)
                .join(INQUIRY)
                .on(INQUIRY.ACCOUNT_ID.eq(INQUIRY_FACT.ACCOUNT_ID), INQUIRY.ID.eq(INQUIRY_FACT.INQUIRY_ID))
                .where(wanted)
                .and(ListPages.after(INQUIRY_FACT.RECEIVED_AT, INQUIRY_FACT.INQUIRY_ID, cursor))
                .orderBy(ListPages.latestFirst(INQUIRY_FACT.RECEIVED_AT, INQUIRY_FACT.INQUIRY_ID))
                .limit(ListPages.rows(limit))
                .fetch(row -> {
                    var fact = row.into(INQUIRY_FACT);
                    var brought = row.get(revenue);
                    var inquiry = new CountedInquiry(
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
                            brought == null ? null : brought.setScale(2, RoundingMode.HALF_UP));
                    return new ListPages.Row<>(inquiry.receivedAt(), inquiry.id(), inquiry);
                });
        return ListPages.of(
                rows,
                limit,
                cursor,
                () -> within == null ? numbers.count(query, by, key, of) : cohorts.count(query, key, within));
    }

    private static void refuseOther(@Nullable Integer within, Dimension by, Measure of) {
        if (within != null && (within < 0 || of != Measure.WON || by != Dimension.MONTH)) {
            throw BadInput.of("within", "out-of-range", "Only what is won is told apart by months after its inquiry.");
        }
    }
}
