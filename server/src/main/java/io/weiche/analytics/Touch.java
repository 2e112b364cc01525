package io.weiche.analytics;

import static io.weiche.db.tables.Tables.INQUIRY_FACT;

import org.jooq.Condition;

/// Which of several inquiries about the same gets the credit for what becomes of it.
public enum Touch {
    /// The earliest within the account's window before the latest.
    FIRST,
    LAST;

    Condition credited() {
        return this == FIRST ? INQUIRY_FACT.FIRST_TOUCH.isTrue() : INQUIRY_FACT.LAST_TOUCH.isTrue();
    }
}
