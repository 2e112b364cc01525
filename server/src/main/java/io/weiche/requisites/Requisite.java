package io.weiche.requisites;

import io.weiche.kernel.RecordRef;
import java.time.OffsetDateTime;

/// One set of legal and bank data.
///
/// @param main the one papers use
public record Requisite(
        long id,
        int version,
        RecordRef record,
        boolean main,
        RequisiteData data,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {
    Requisite with(RequisiteData next) {
        return new Requisite(id, version, record, main, next, createdAt, updatedAt);
    }
}
