package io.weiche.bulk;

import io.weiche.access.Action;

/// What can be done to many records at once.
public enum BulkAction {
    RESPONSIBLE(Action.CHANGE),
    STAGE(Action.CHANGE),
    PIPELINE(Action.CHANGE),
    TAG(Action.CHANGE),
    CONVERT(Action.CONVERT),
    DELETE(Action.DELETE);

    private final Action right;

    BulkAction(Action right) {
        this.right = right;
    }

    /// What somebody must be allowed to do with a record to have this done to it.
    public Action right() {
        return right;
    }
}
