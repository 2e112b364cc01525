package io.weiche.modes;

import io.weiche.conversion.Customers;

/// What an inquiry becomes in simple mode; also what a switch makes of open leads (crm.md 3.3).
public record IntakeSettings(Customers customers, long pipelineId, boolean keepActivitiesOpen) {}
