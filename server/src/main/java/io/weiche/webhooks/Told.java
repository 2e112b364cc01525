package io.weiche.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An event as it is told: that something happened to which record, never what stands in it. Whoever is told reads the
/// record with their own rights.
///
/// @param id grows with time within an account; the same event keeps it
/// @param kind of the record; null when it concerns none
/// @param recordId of the record, or of what is told beside records
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Told(
        long id,
        String type,
        @Nullable String kind,
        @Nullable Long recordId,
        OffsetDateTime at,
        @Nullable JsonNode data) {}
