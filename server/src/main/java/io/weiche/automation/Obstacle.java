package io.weiche.automation;

/// Why a rule does not act. What waits for it is done as soon as the reason is gone.
public enum Obstacle {
    /// The operator lets nobody into the account.
    SUSPENDED,
    /// The plan does not include rules.
    PLAN,
    /// Its stage was deleted.
    STAGE,
    /// The stage where it takes records was deleted.
    TARGET,
    /// The people it names have left.
    PERSON,
    /// The tags it puts on were deleted.
    TAG,
    /// Its condition names a field that is gone.
    FILTER,
    /// Something refused; the log says why.
    TROUBLE
}
