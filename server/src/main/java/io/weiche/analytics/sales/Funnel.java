package io.weiche.analytics.sales;

import io.weiche.access.FieldGroup;
import io.weiche.analytics.Report;
import io.weiche.kernel.RecordKind;
import io.weiche.modes.Mode;
import io.weiche.pipelines.Semantics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The records created in a period on their way through the stages of one pipeline, or through those of leads.
///
/// @param pipelineId null for leads
/// @param currency of all amounts
/// @param created how many there are
/// @param lost how many of them failed
/// @param stages in their order; success is the last one
/// @param lossReasons of all that failed, the most frequent first
/// @param mode the account works in
/// @param previous the same of the period before; null when nobody asked
/// @param list where the records are; `&of=`, a measure, `&stage=` and a number say which
public record Funnel(
        RecordKind kind,
        @Nullable Long pipelineId,
        Report.Span period,
        String currency,
        long created,
        long lost,
        List<Step> stages,
        List<Reason> lossReasons,
        Mode mode,
        @Nullable Earlier previous,
        String list) {
    public Funnel {
        stages = List.copyOf(stages);
        lossReasons = List.copyOf(lossReasons);
    }

    /// Of the period before.
    ///
    /// @param reached by stage, in the order of the stages
    public record Earlier(Report.Span period, long created, long lost, List<Long> reached) {
        public Earlier {
            reached = List.copyOf(reached);
        }
    }

    /// @param reached see [FunnelMeasure]; so `left`, `standing` and `lost`
    /// @param amount of those that reached it
    /// @param lostAmount of those lost there
    /// @param meanSeconds spent there in all, by those that left it
    /// @param medianSeconds half of them spent less
    public record Step(
            long stageId,
            String name,
            String color,
            Semantics semantics,
            long reached,
            @Nullable BigDecimal amount,
            long left,
            long standing,
            long lost,
            @Nullable BigDecimal lostAmount,
            @Nullable Long meanSeconds,
            @Nullable Long medianSeconds) {}

    /// @param key `none` for those without
    public record Reason(
            String key,
            @Nullable String name,
            long count,
            @Nullable BigDecimal amount) {}

    /// Sums of the groups that a condition holds for.
    ///
    /// @param amount null for whoever sees no amounts
    record Sum(long count, @Nullable BigDecimal amount) {
        static Sum of(List<FunnelStore.Group> groups, Predicate<FunnelStore.Group> which) {
            var some = groups.stream().filter(which).toList();
            return new Sum(
                    some.stream().mapToLong(FunnelStore.Group::count).sum(),
                    FieldGroup.AMOUNT.isSeen() ? amount(some) : null);
        }

        private static BigDecimal amount(List<FunnelStore.Group> groups) {
            return groups.stream()
                    .map(FunnelStore.Group::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .setScale(2, RoundingMode.HALF_UP);
        }
    }
}
