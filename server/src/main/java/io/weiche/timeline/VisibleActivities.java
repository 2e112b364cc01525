package io.weiche.timeline;

import static io.weiche.db.tables.Tables.ACTIVITY;
import static io.weiche.db.tables.Tables.ACTIVITY_BINDING;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.RecordDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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

    /// On the table `activity`, to list some.
    public Condition condition() {
        return ofAccount().and(boundTo(DSL.or(each(this::readable))).or(own()));
    }

    /// Those of records that the user may read. To count many, count these and [#unbound()] one after the other: of
    /// either alone the database joins whole tables, of both together it asks for each activity.
    public Condition bound() {
        return ofAccount().and(boundTo(seesAll() ? DSL.and(each(this::notDeleted)) : DSL.or(each(this::readable))));
    }

    /// The user's own that are not [#bound()].
    public Condition unbound() {
        return ofAccount().and(own()).andNot(bound());
    }

    private static Condition boundTo(Condition records) {
        return DSL.exists(DSL.selectOne()
                .from(ACTIVITY_BINDING)
                .where(ACTIVITY_BINDING.ACCOUNT_ID.eq(ACTIVITY.ACCOUNT_ID))
                .and(ACTIVITY_BINDING.ACTIVITY_ID.eq(ACTIVITY.ID))
                .and(records));
    }

    private static Condition own() {
        var user = CurrentUser.require().userId();
        return user == null ? DSL.falseCondition() : ACTIVITY.RESPONSIBLE_ID.eq(user);
    }

    private static Condition ofAccount() {
        return ACTIVITY.ACCOUNT_ID.eq(CurrentAccount.require().value());
    }

    private boolean seesAll() {
        return Arrays.stream(RecordKind.values()).allMatch(kind -> access.everywhere(kind, Action.READ));
    }

    private List<Condition> each(Function<RecordKind, Condition> condition) {
        return Arrays.stream(RecordKind.values())
                .filter(kind -> access.anywhere(kind, Action.READ))
                .map(condition)
                .toList();
    }

    /// Those in the recycle bin are few: their numbers are looked up at once, instead of each record's fate.
    private Condition notDeleted(RecordKind kind) {
        var type = directory.type(kind);
        return ACTIVITY_BINDING
                .KIND
                .ne((short) kind.typeId())
                .or(ACTIVITY_BINDING.RECORD_ID.notIn(DSL.select(type.id())
                        .from(type.table())
                        .where(type.accountId().eq(CurrentAccount.require().value()))
                        .and(type.deletedAt().isNotNull())));
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
