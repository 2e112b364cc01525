package io.weiche.modes;

import java.time.OffsetDateTime;

/// The mode of an account.
///
/// @param epoch how often it has been changed; whoever saw an older one must look again
public record CrmMode(Mode mode, int epoch, OffsetDateTime since, IntakeSettings intake) {}
