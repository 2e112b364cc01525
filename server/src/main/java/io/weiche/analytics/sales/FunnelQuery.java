package io.weiche.analytics.sales;

import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Stage;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which records a funnel is about.
///
/// @param records narrowed to the pipeline already
/// @param pipelineId null for leads
/// @param stages in progress, in their order; the last one is that of success
public record FunnelQuery(
        SalesQuery records, RecordKind kind, @Nullable Long pipelineId, List<Stage> stages) {
    public FunnelQuery {
        stages = List.copyOf(stages);
    }

    SalesMeasure base() {
        return kind == RecordKind.LEAD ? SalesMeasure.LEADS : SalesMeasure.DEALS;
    }

    /// Of the period before, as much of it as has passed of this one.
    FunnelQuery previous(OffsetDateTime now) {
        return new FunnelQuery(records.previous(now), kind, pipelineId, stages);
    }

    List<Long> inProgress() {
        return stages.stream().filter(Stage::open).map(Stage::id).toList();
    }

    /// From 1; the place of success follows the last one in progress. 0: no stage of the funnel.
    int place(long stageId) {
        for (int place = 1; place <= stages.size(); place++) {
            if (stages.get(place - 1).id() == stageId) {
                return place;
            }
        }
        return 0;
    }
}
