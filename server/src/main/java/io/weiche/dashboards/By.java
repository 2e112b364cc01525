package io.weiche.dashboards;

import io.weiche.analytics.Dimension;
import io.weiche.analytics.sales.SalesDimension;
import java.util.Optional;

/// What tiles are broken down by and narrowed to, in the words of all reports. Not every report knows each
/// ([Topic]).
public enum By {
    SOURCE,
    CHANNEL,
    FORM,
    CAMPAIGN,
    MEDIUM,
    UTM_SOURCE,
    RESPONSIBLE,
    DEPARTMENT,
    MONTH,
    CUSTOMER,
    LOSS_REASON,
    STAGE,
    PIPELINE,
    EXPECTED;

    /// As reports of inquiries call it.
    Optional<Dimension> ofInquiries() {
        return switch (this) {
            case SOURCE -> Optional.of(Dimension.SOURCE);
            case CHANNEL -> Optional.of(Dimension.CHANNEL);
            case FORM -> Optional.of(Dimension.FORM);
            case CAMPAIGN -> Optional.of(Dimension.CAMPAIGN);
            case MEDIUM -> Optional.of(Dimension.MEDIUM);
            case UTM_SOURCE -> Optional.of(Dimension.UTM_SOURCE);
            case RESPONSIBLE -> Optional.of(Dimension.RESPONSIBLE);
            case DEPARTMENT -> Optional.of(Dimension.DEPARTMENT);
            case MONTH -> Optional.of(Dimension.MONTH);
            case CUSTOMER -> Optional.of(Dimension.CUSTOMER);
            case LOSS_REASON -> Optional.of(Dimension.LOSS_REASON);
            case STAGE -> Optional.of(Dimension.STAGE);
            case PIPELINE, EXPECTED -> Optional.empty();
        };
    }

    /// As reports of leads, deals and people call it.
    Optional<SalesDimension> ofRecords() {
        return switch (this) {
            case SOURCE -> Optional.of(SalesDimension.SOURCE);
            case RESPONSIBLE -> Optional.of(SalesDimension.RESPONSIBLE);
            case DEPARTMENT -> Optional.of(SalesDimension.DEPARTMENT);
            case MONTH -> Optional.of(SalesDimension.MONTH);
            case CUSTOMER -> Optional.of(SalesDimension.CUSTOMER);
            case LOSS_REASON -> Optional.of(SalesDimension.LOSS_REASON);
            case STAGE -> Optional.of(SalesDimension.STAGE);
            case PIPELINE -> Optional.of(SalesDimension.PIPELINE);
            case EXPECTED -> Optional.of(SalesDimension.EXPECTED);
            case CHANNEL, FORM, CAMPAIGN, MEDIUM, UTM_SOURCE -> Optional.empty();
        };
    }
}
