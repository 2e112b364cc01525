package io.weiche.recurring;

/// Why no deal is made although one is due. It is made as soon as the reason is gone.
public enum Obstacle {
    /// The operator lets nobody into the account.
    SUSPENDED,
    /// The plan does not include recurring deals.
    PLAN,
    /// No stage in progress is left in its pipeline.
    PIPELINE,
    /// Whoever is to be responsible has left.
    RESPONSIBLE,
    /// All customers of the template were deleted.
    CUSTOMER,
    /// The database refused; the log says why.
    TROUBLE
}
