package io.weiche.intake.rules;

/// A rule of the account. They are asked in their order, and the first that fits counts.
public record InquiryRule(long id, int version, InquiryRuleDraft draft) {}
