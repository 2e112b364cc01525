package io.weiche.timeline.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A comment in a timeline.
///
/// @param mentions people it names as `@First Last`; they are told. Absent in a change: whoever it named before
record CommentRequest(String body, @Nullable List<Long> mentions) {}
