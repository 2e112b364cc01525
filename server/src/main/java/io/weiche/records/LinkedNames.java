package io.weiche.records;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.kernel.RecordKind;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// What linked records are called. Whoever may read a record but not the one it is linked with sees that there is one,
/// and not its name. Part of the statement that reads the link, so that a list asks nothing for each of its rows.
@Component
public class LinkedNames {
    private final Access access;

    LinkedNames(Access access) {
        this.access = access;
    }

    /// @param table of the linked records, under the name it has in the query
    /// @return null where the current user may not read the record
    public Field<String> seen(RecordKind kind, Table<?> table, Field<String> name) {
        return access.everywhere(kind, Action.READ) ? name : DSL.when(access.condition(kind, Action.READ, table), name);
    }

    /// For files, in which an empty cell would say that there is no link.
    public Field<String> written(RecordKind kind, Table<?> table, Field<String> name) {
        return access.everywhere(kind, Action.READ)
                ? name
                : DSL.when(access.condition(kind, Action.READ, table), name).otherwise(DSL.inline(unseen()));
    }

    /// What stands in the place of a name, in the language of the current user.
    public static String unseen() {
        return CurrentUser.require().language().pick("nicht sichtbar", "not visible");
    }
}
