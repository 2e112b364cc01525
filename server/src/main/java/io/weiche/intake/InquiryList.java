package io.weiche.intake;

import static io.weiche.db.tables.Tables.COMPANY;
import static io.weiche.db.tables.Tables.CONTACT;
import static io.weiche.db.tables.Tables.DEAL;
import static io.weiche.db.tables.Tables.INQUIRY;
import static io.weiche.db.tables.Tables.LEAD;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.records.LinkedNames;
import io.weiche.web.Page;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Reads inquiries with what they became; only those that became something the current user may see.
@Repository
class InquiryList {
    /// More are said to be "more than".
    static final int COUNTED = 100;

    private static final String OPEN = "P";
    private static final Field<OffsetDateTime> NOW = DSL.function("clock_timestamp", OffsetDateTime.class);
    private static final Field<String> CONTACT_NAME = DSL.function(
            "concat_ws", String.class, DSL.inline(" "), CONTACT.FIRST_NAME, CONTACT.MIDDLE_NAME, CONTACT.LAST_NAME);
    private static final Field<String> LEAD_TITLE = DSL.field(DSL.name("seen_lead"), String.class);
    private static final Field<String> DEAL_TITLE = DSL.field(DSL.name("seen_deal"), String.class);
    private static final Field<String> CONTACT_SEEN = DSL.field(DSL.name("seen_contact"), String.class);
    private static final Field<String> COMPANY_TITLE = DSL.field(DSL.name("seen_company"), String.class);
    private static final Field<Long> RESPONSIBLE = DSL.coalesce(
            DSL.when(LEAD.SEMANTICS.eq(OPEN), LEAD.RESPONSIBLE_ID), DEAL.RESPONSIBLE_ID, LEAD.RESPONSIBLE_ID);

    private final DSLContext db;
    private final Access access;
    private final Users users;
    private final LinkedNames names;

    InquiryList(DSLContext db, Access access, Users users, LinkedNames names) {
        this.db = db;
        this.access = access;
        this.users = users;
        this.names = names;
    }

    /// Newest first.
    Page<Inquiry> page(InboxFilter filter, int limit, @Nullable String cursor) {
        var rows = read(INQUIRY.ID.lt(before(cursor)).and(visible()).and(matching(filter)), limit + 1);
        var more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                items,
                more ? Long.toString(items.getLast().id()) : null,
                Page.total(cursor, items.size(), more, () -> count(filter, Page.COUNT_TO)));
    }

    /// Whatever the current user may see of it.
    Optional<Inquiry> find(long id) {
        return read(INQUIRY.ID.eq(id).and(visible()), 1).stream().findFirst();
    }

    /// Also when the current user may not see it: just handed to somebody else.
    Inquiry get(long id) {
        return read(INQUIRY.ID.eq(id), 1).getFirst();
    }

    /// At most [#COUNTED].
    int count(InboxFilter filter) {
        return count(filter, COUNTED);
    }

    private int count(InboxFilter filter, int upTo) {
        var found = db.select(DSL.one())
                .from(INQUIRY)
                .leftJoin(LEAD)
                .on(LEAD.ACCOUNT_ID.eq(account()), LEAD.ID.eq(INQUIRY.LEAD_ID), LEAD.DELETED_AT.isNull())
                .leftJoin(DEAL)
                .on(DEAL.ACCOUNT_ID.eq(account()), DEAL.ID.eq(INQUIRY.DEAL_ID), DEAL.DELETED_AT.isNull())
                .where(INQUIRY.ACCOUNT_ID.eq(account()))
                .and(visible())
                .and(matching(filter))
                .limit(upTo);
        return db.fetchCount(found);
    }

    private List<Inquiry> read(Condition which, int limit) {
        return db.select(INQUIRY.fields())
                .select(
                        LEAD.ID,
                        names.seen(RecordKind.LEAD, LEAD, LEAD.TITLE).as(LEAD_TITLE),
                        LEAD.SEMANTICS,
                        DEAL.ID,
                        names.seen(RecordKind.DEAL, DEAL, DEAL.TITLE).as(DEAL_TITLE),
                        DEAL.SEMANTICS,
                        CONTACT.ID,
                        names.seen(RecordKind.CONTACT, CONTACT, CONTACT_NAME).as(CONTACT_SEEN),
                        COMPANY.ID,
                        names.seen(RecordKind.COMPANY, COMPANY, COMPANY.TITLE).as(COMPANY_TITLE),
                        RESPONSIBLE)
                .from(INQUIRY)
                .leftJoin(LEAD)
                .on(LEAD.ACCOUNT_ID.eq(account()), LEAD.ID.eq(INQUIRY.LEAD_ID), LEAD.DELETED_AT.isNull())
                .leftJoin(DEAL)
                .on(DEAL.ACCOUNT_ID.eq(account()), DEAL.ID.eq(INQUIRY.DEAL_ID), DEAL.DELETED_AT.isNull())
                .leftJoin(CONTACT)
                .on(CONTACT.ACCOUNT_ID.eq(account()), CONTACT.ID.eq(INQUIRY.CONTACT_ID), CONTACT.DELETED_AT.isNull())
                .leftJoin(COMPANY)
                .on(COMPANY.ACCOUNT_ID.eq(account()), COMPANY.ID.eq(INQUIRY.COMPANY_ID), COMPANY.DELETED_AT.isNull())
                .where(INQUIRY.ACCOUNT_ID.eq(account()))
                .and(which)
                .orderBy(INQUIRY.ID.desc())
                .limit(limit)
                .fetch(InquiryList::inquiry);
    }

    /// Whoever may see all leads and deals also sees what became of none of them.
    private Condition visible() {
        var leads = LEAD.ID.isNotNull().and(access.condition(RecordKind.LEAD, Action.READ, LEAD));
        var deals = DEAL.ID.isNotNull().and(access.condition(RecordKind.DEAL, Action.READ, DEAL));
        var everything =
                access.everywhere(RecordKind.LEAD, Action.READ) && access.everywhere(RecordKind.DEAL, Action.READ);
        return everything ? DSL.noCondition() : leads.or(deals);
    }

    private Condition matching(InboxFilter filter) {
        var channel = filter.channel() == null
                ? DSL.noCondition()
                : INQUIRY.CHANNEL.eq(filter.channel().name());
        return channel.and(in(filter.view())).and(of(filter.whose()));
    }

    private static Condition in(InboxFilter.@Nullable View view) {
        if (view == null) {
            return DSL.noCondition();
        }
        var open = INQUIRY.STATE.eq(TriageState.OPEN.name());
        return switch (view) {
            case OPEN -> open.and(INQUIRY.SNOOZED_UNTIL.isNull().or(INQUIRY.SNOOZED_UNTIL.le(NOW)));
            case SNOOZED -> open.and(INQUIRY.SNOOZED_UNTIL.gt(NOW));
            case DONE -> INQUIRY.STATE.eq(TriageState.DONE.name());
            case JUNK -> INQUIRY.STATE.eq(TriageState.JUNK.name());
        };
    }

    private Condition of(InboxFilter.Whose whose) {
        return switch (whose) {
            case ALL -> DSL.noCondition();
            case MINE -> RESPONSIBLE.eq(CurrentUser.requireId());
            case UNASSIGNED ->
                INQUIRY.ASSIGNED
                        .isFalse()
                        .and(INQUIRY.CHANNEL.ne(Channel.MANUAL.name()))
                        .or(RESPONSIBLE.in(gone()));
        };
    }

    private List<Long> gone() {
        return users.list().stream()
                .filter(user -> !user.active())
                .map(User::id)
                .toList();
    }

    private static Inquiry inquiry(Record row) {
        var inquiry = row.into(INQUIRY);
        var contact = row.get(CONTACT.ID);
        var company = row.get(COMPANY.ID);
        return new Inquiry(
                inquiry.getId(),
                inquiry.getVersion(),
                inquiry.getChannel(),
                inquiry.getSourceId(),
                inquiry.getTitle(),
                inquiry.getPersonName(),
                inquiry.getCompanyTitle(),
                inquiry.getMessage(),
                inquiry.getKnown(),
                inquiry.getLoggedOnly(),
                staged(row.get(LEAD.ID), row.get(LEAD_TITLE), row.get(LEAD.SEMANTICS)),
                staged(row.get(DEAL.ID), row.get(DEAL_TITLE), row.get(DEAL.SEMANTICS)),
                contact == null ? null : new Inquiry.Named(contact, row.get(CONTACT_SEEN)),
                company == null ? null : new Inquiry.Titled(company, row.get(COMPANY_TITLE)),
                inquiry.getReceivedAt(),
                TriageState.valueOf(inquiry.getState()),
                inquiry.getSnoozedUntil(),
                row.get(RESPONSIBLE),
                inquiry.getAssigned(),
                InquiryStore.rule(inquiry),
                inquiry.getSkippedLead(),
                GivenValue.visible(inquiry.getCustom()));
    }

    private static Inquiry.@Nullable Staged staged(
            @Nullable Long id, @Nullable String title, @Nullable String semantics) {
        return id == null ? null : new Inquiry.Staged(id, title, OPEN.equals(semantics));
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw BadInput.of("cursor", "malformed", "This cursor does not belong to this list.");
        }
    }

    private static long account() {
        return CurrentAccount.require().value();
    }
}
