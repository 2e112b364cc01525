package io.weiche.analytics.sales;

import io.weiche.accounts.Language;
import io.weiche.analytics.Calendar;
import io.weiche.analytics.Dimension;
import io.weiche.analytics.ReportQuery;
import io.weiche.analytics.Team;
import io.weiche.kernel.BadInput;
import java.time.ZoneId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What leads and deals are broken down by. A key is text: a number of the dictionary, a word, a month.
public enum SalesDimension {
    SOURCE("Quelle", "Source"),
    RESPONSIBLE("Verantwortlich", "Responsible"),
    /// Of the responsible. Narrows figures only: people may belong to several, so it breaks nothing down.
    DEPARTMENT("Abteilung", "Department"),
    /// Of the day that decides: it was created, or closed.
    MONTH("Monat", "Month"),
    /// FIRST or REPEAT.
    CUSTOMER("Kunde", "Customer"),
    PIPELINE("Pipeline", "Pipeline"),
    STAGE("Phase", "Stage"),
    LOSS_REASON("Verlustgrund", "Loss reason"),
    /// The month a deal is expected to be closed in.
    EXPECTED("Erwarteter Abschluss", "Expected close");

    private final String german;
    private final String english;

    SalesDimension(String german, String english) {
        this.german = german;
        this.english = english;
    }

    String label(Language language) {
        return language.pick(german, english);
    }

    /// @param zone of the account's calendar
    Field<String> key(SalesMeasure measure, ZoneId zone) {
        var record = measure.of();
        return switch (this) {
            case SOURCE -> text(record.sourceId());
            case RESPONSIBLE -> text(record.responsibleId());
            case DEPARTMENT ->
                throw BadInput.of("by", "unknown-value", "By this figures are narrowed, not broken down.");
            case MONTH -> new Calendar(zone).month(measure.at());
            case CUSTOMER -> DSL.when(record.repeat(), DSL.inline("REPEAT")).otherwise(DSL.inline("FIRST"));
            case PIPELINE -> text(record.pipelineId());
            case STAGE -> text(record.stageId());
            case LOSS_REASON -> text(record.lossReasonId());
            case EXPECTED -> DSL.function("to_char", String.class, record.closeOn(), DSL.inline("YYYY-MM"));
        };
    }

    /// @param key [ReportQuery#NONE] for those without
    Condition is(SalesMeasure measure, ZoneId zone, String key) {
        if (this == DEPARTMENT) {
            return Team.has(key, measure.of().responsibleId());
        }
        var own = key(measure, zone);
        return key.equals(ReportQuery.NONE) ? own.isNull() : own.eq(key);
    }

    private static Field<String> text(Field<Long> number) {
        return number.cast(String.class);
    }

    /// Where names of its keys are found among those of inquiries; null where the key or the client says them.
    @Nullable
    Dimension named() {
        return switch (this) {
            case SOURCE -> Dimension.SOURCE;
            case RESPONSIBLE -> Dimension.RESPONSIBLE;
            case STAGE -> Dimension.STAGE;
            case LOSS_REASON -> Dimension.LOSS_REASON;
            case DEPARTMENT, MONTH, CUSTOMER, PIPELINE, EXPECTED -> null;
        };
    }
}
