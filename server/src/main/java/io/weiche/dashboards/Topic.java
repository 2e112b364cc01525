package io.weiche.dashboards;

import io.weiche.analytics.Dimension;
import io.weiche.dashboards.Tile.Shape;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The report a figure comes from, and what that can be asked.
public enum Topic {
    INQUIRIES,
    DEALS,
    LEADS,
    /// How deals went through the stages of one pipeline.
    DEAL_STAGES,
    LEAD_STAGES,
    TEAM;

    /// The first is the usual one.
    public List<By> breaksDown() {
        return switch (this) {
            case INQUIRIES ->
                Arrays.stream(By.values())
                        .filter(by ->
                                by.ofInquiries().filter(Dimension::breaksDown).isPresent())
                        .toList();
            case DEALS ->
                List.of(
                        By.MONTH,
                        By.SOURCE,
                        By.RESPONSIBLE,
                        By.PIPELINE,
                        By.STAGE,
                        By.CUSTOMER,
                        By.LOSS_REASON,
                        By.EXPECTED);
            case LEADS -> List.of(By.MONTH, By.SOURCE, By.RESPONSIBLE, By.STAGE, By.CUSTOMER, By.LOSS_REASON);
            case DEAL_STAGES, LEAD_STAGES -> List.of(By.STAGE);
            case TEAM -> List.of(By.RESPONSIBLE);
        };
    }

    /// What the filter of a dashboard narrows it to.
    Set<By> filters() {
        return switch (this) {
            case INQUIRIES -> {
                var all = EnumSet.allOf(By.class);
                all.removeIf(by -> by.ofInquiries().isEmpty());
                yield all;
            }
            case DEALS, DEAL_STAGES -> EnumSet.of(By.SOURCE, By.RESPONSIBLE, By.DEPARTMENT, By.PIPELINE);
            case LEADS, LEAD_STAGES -> EnumSet.of(By.SOURCE, By.RESPONSIBLE, By.DEPARTMENT);
            case TEAM -> EnumSet.of(By.RESPONSIBLE, By.DEPARTMENT);
        };
    }

    /// What a tile itself may be narrowed to: customers are told apart by other words than among inquiries, so no
    /// filter of all tiles does that.
    public Set<By> narrows() {
        var all = EnumSet.copyOf(filters());
        if (this != INQUIRIES && this != TEAM) {
            all.add(By.CUSTOMER);
        }
        return all;
    }

    Set<Shape> shapes() {
        return switch (this) {
            case INQUIRIES, DEALS, LEADS -> EnumSet.of(Shape.NUMBER, Shape.LINE, Shape.BARS, Shape.TABLE);
            case DEAL_STAGES, LEAD_STAGES, TEAM -> EnumSet.of(Shape.NUMBER, Shape.BARS, Shape.TABLE);
        };
    }
}
