package io.weiche.timeline;

import java.time.OffsetDateTime;

/// What is planned next on a record, and how much in all.
///
/// @param open activities not yet completed
public record Planned(long id, String title, OffsetDateTime deadlineAt, int open) {}
