package io.weiche.timeline;

import static io.weiche.db.tables.Tables.ACTIVITY;
import static io.weiche.db.tables.Tables.ACTIVITY_BINDING;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.RecordDirectory;
import java.util.ArrayList;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Which activities the current user sees. Activities have no rights of their own: whoever may read one of their
/// records, or is responsible, sees them (crm.md 13.5).
@Component
public class VisibleActivities {
    private final Access access;
    private final RecordDirectory directory;

    VisibleActivities(Access access, RecordDirectory directory) {
        this.access = access;
        this.directory = directory;
    }

    /// On the table `activity`.
    public Condition condition() {
        var account = CurrentAccount.require().value();
        var user = CurrentUser.require().userId();
        var ways = new ArrayList<Condition>();
        for (var kind : RecordKind.values()) {
            if (access.anywhere(kind, Action.READ)) {
                ways.add(readable(kind));
            }
        }
        var bound = DSL.exists(DSL.selectOne()
                .from(ACTIVITY_BINDING)
                .where(ACTIVITY_BINDING.ACCOUNT_ID.eq(account))
                .and(ACTIVITY_BINDING.ACTIVITY_ID.eq(ACTIVITY.ID))
                .and(DSL.or(ways)));
        return ACTIVITY.ACCOUNT_ID.eq(account).and(user == null ? bound : bound.or(ACTIVITY.RESPONSIBLE_ID.eq(user)));
    }

    private Condition readable(RecordKind kind) {
        var type = directory.type(kind);
        return ACTIVITY_BINDING
                .KIND
                .eq((short) kind.typeId())
                .and(DSL.exists(DSL.selectOne()
                        .from(type.table())
                        .where(type.accountId().eq(ACTIVITY_BINDING.ACCOUNT_ID))
                        .and(type.id().eq(ACTIVITY_BINDING.RECORD_ID))
                        .and(type.deletedAt().isNull())
                        .and(access.condition(kind, Action.READ, type.access()))));
    }
}
