package io.weiche.analytics.sales;

import io.weiche.kernel.RecordKind;
import io.weiche.pipelines.Semantics;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// One lead or deal in the list behind a number.
///
/// @param amount in the account's currency; null without one or without a rate, and for whoever sees no amounts
public record CountedRecord(
        RecordKind kind,
        long id,
        String title,
        @Nullable Long pipelineId,
        long stageId,
        Semantics semantics,
        long responsibleId,
        @Nullable Long sourceId,
        @Nullable BigDecimal amount,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime closedAt) {}
