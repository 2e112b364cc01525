package io.weiche.analytics;

import static io.weiche.db.tables.Tables.EXCHANGE_RATE;
import static io.weiche.db.tables.Tables.REPORT_SETTING;

import io.weiche.kernel.CurrentAccount;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/// All SQL on the settings of reports.
@Repository
class ReportSettingsStore {
    private final DSLContext db;

    ReportSettingsStore(DSLContext db) {
        this.db = db;
    }

    private static long account() {
        return CurrentAccount.require().value();
    }

    int attributionDays() {
        return db.select(REPORT_SETTING.ATTRIBUTION_DAYS)
                .from(REPORT_SETTING)
                .where(REPORT_SETTING.ACCOUNT_ID.eq(account()))
                .fetchOptional(row -> row.value1().intValue())
                .orElse(ReportSettings.USUAL_WINDOW);
    }

    /// A trigger renews the facts concerned.
    void setAttributionDays(int days) {
        db.insertInto(REPORT_SETTING)
                .set(REPORT_SETTING.ACCOUNT_ID, account())
                .set(REPORT_SETTING.ATTRIBUTION_DAYS, (short) days)
                .onDuplicateKeyUpdate()
                .set(REPORT_SETTING.ATTRIBUTION_DAYS, (short) days)
                .execute();
    }

    List<ReportSettings.Rate> rates(String base) {
        return db.selectFrom(EXCHANGE_RATE)
                .where(EXCHANGE_RATE.ACCOUNT_ID.eq(account()))
                .and(EXCHANGE_RATE.BASE.eq(base))
                .orderBy(EXCHANGE_RATE.CURRENCY, EXCHANGE_RATE.SINCE.desc())
                .fetch(row -> new ReportSettings.Rate(row.getCurrency(), row.getSince(), row.getRate()));
    }

    void putRate(String base, ReportSettings.Rate rate) {
        db.insertInto(EXCHANGE_RATE)
                .set(EXCHANGE_RATE.ACCOUNT_ID, account())
                .set(EXCHANGE_RATE.BASE, base)
                .set(EXCHANGE_RATE.CURRENCY, rate.currency())
                .set(EXCHANGE_RATE.SINCE, rate.since())
                .set(EXCHANGE_RATE.RATE, rate.rate())
                .onDuplicateKeyUpdate()
                .set(EXCHANGE_RATE.RATE, rate.rate())
                .execute();
    }

    /// @return whether there was one
    boolean deleteRate(String base, String currency, LocalDate since) {
        return db.deleteFrom(EXCHANGE_RATE)
                        .where(EXCHANGE_RATE.ACCOUNT_ID.eq(account()))
                        .and(EXCHANGE_RATE.BASE.eq(base))
                        .and(EXCHANGE_RATE.CURRENCY.eq(currency))
                        .and(EXCHANGE_RATE.SINCE.eq(since))
                        .execute()
                > 0;
    }
}
