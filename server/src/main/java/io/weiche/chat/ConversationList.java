package io.weiche.chat;

import static io.weiche.db.tables.Tables.CHAT_CHANNEL;
import static io.weiche.db.tables.Tables.CHAT_CONVERSATION;
import static io.weiche.db.tables.Tables.CHAT_MESSAGE;
import static io.weiche.db.tables.Tables.DEAL;
import static io.weiche.db.tables.Tables.INQUIRY;
import static io.weiche.db.tables.Tables.LEAD;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.Columns;
import io.weiche.access.CurrentUser;
import io.weiche.accounts.Language;
import io.weiche.chat.ConversationView.Which;
import io.weiche.intake.Channel;
import io.weiche.intake.ChannelRules;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.CurrentAccount;
import io.weiche.kernel.RecordKind;
import io.weiche.modes.CrmModes;
import io.weiche.modes.Mode;
import io.weiche.records.LinkedNames;
import io.weiche.web.Page;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// Reads conversations for the team: only those whose record the current user may see. What has become no record yet is
/// seen by whoever would see it if it belonged to the one who answers, or to the one the channel names.
@Repository
class ConversationList {
    /// More are said to be "more than".
    static final int COUNTED = 100;

    private static final String OPEN = "P";
    private static final int EXCERPT = 120;
    private static final Field<String> LEAD_TITLE = DSL.field(DSL.name("seen_lead"), String.class);
    private static final Field<String> DEAL_TITLE = DSL.field(DSL.name("seen_deal"), String.class);
    private static final Field<Long> TAKES_CARE = DSL.coalesce(CHAT_CONVERSATION.AGENT_ID, CHAT_CHANNEL.RESPONSIBLE_ID);

    private final DSLContext db;
    private final Access access;
    private final CrmModes modes;
    private final ChannelRules rules;
    private final LinkedNames names;

    ConversationList(DSLContext db, Access access, CrmModes modes, ChannelRules rules, LinkedNames names) {
        this.db = db;
        this.access = access;
        this.modes = modes;
        this.rules = rules;
        this.names = names;
    }

    /// Open ones: whoever spoke last first. Closed ones: the latest first, page by page.
    Page<ConversationView> page(Which which, int limit, @Nullable String cursor) {
        var rows = read(matching(which).and(CHAT_CONVERSATION.ID.lt(before(cursor))), limit + 1);
        var more = rows.size() > limit;
        var items = more ? rows.subList(0, limit) : rows;
        var next = more ? Long.toString(items.getLast().conversation().id()) : null;
        return new Page<>(items, next, null);
    }

    Optional<ConversationView> find(long id) {
        return read(CHAT_CONVERSATION.ID.eq(id), 1).stream().findFirst();
    }

    /// Those of them the current user may see.
    Set<Long> visible(Collection<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : from(db.select(CHAT_CONVERSATION.ID))
                        .where(here())
                        .and(CHAT_CONVERSATION.ID.in(ids))
                        .and(visible())
                        .fetchSet(CHAT_CONVERSATION.ID);
    }

    /// At most [#COUNTED].
    int count(Which which) {
        return count(matching(which));
    }

    /// Of those the current user has taken over, and those that wait.
    int unread() {
        return count(matching(Which.OPEN)
                .and(CHAT_CONVERSATION.UNREAD.gt(0))
                .and(CHAT_CONVERSATION.AGENT_ID.isNull().or(CHAT_CONVERSATION.AGENT_ID.eq(CurrentUser.requireId()))));
    }

    private int count(Condition which) {
        return db.fetchCount(from(db.select(DSL.one()))
                .where(here())
                .and(which)
                .and(visible())
                .limit(COUNTED));
    }

    private static Condition here() {
        return CHAT_CONVERSATION.ACCOUNT_ID.eq(account());
    }

    private static <R extends Record> org.jooq.SelectJoinStep<R> from(org.jooq.SelectSelectStep<R> selected) {
        return selected.from(CHAT_CONVERSATION)
                .join(CHAT_CHANNEL)
                .on(CHAT_CHANNEL.ACCOUNT_ID.eq(account()), CHAT_CHANNEL.ID.eq(CHAT_CONVERSATION.CHANNEL_ID))
                .leftJoin(INQUIRY)
                .on(INQUIRY.ACCOUNT_ID.eq(account()), INQUIRY.ID.eq(CHAT_CONVERSATION.INQUIRY_ID))
                .leftJoin(LEAD)
                .on(LEAD.ACCOUNT_ID.eq(account()), LEAD.ID.eq(INQUIRY.LEAD_ID), LEAD.DELETED_AT.isNull())
                .leftJoin(DEAL)
                .on(DEAL.ACCOUNT_ID.eq(account()), DEAL.ID.eq(INQUIRY.DEAL_ID), DEAL.DELETED_AT.isNull());
    }

    private List<ConversationView> read(Condition which, int limit) {
        return from(db.select(CHAT_CONVERSATION.fields())
                        .select(
                                CHAT_CHANNEL.NAME,
                                CHAT_CHANNEL.KIND,
                                CHAT_CHANNEL.RESPONSIBLE_ID,
                                LEAD.ID,
                                names.seen(RecordKind.LEAD, LEAD, LEAD.TITLE).as(LEAD_TITLE),
                                LEAD.SEMANTICS,
                                LEAD.RESPONSIBLE_ID,
                                DEAL.ID,
                                names.seen(RecordKind.DEAL, DEAL, DEAL.TITLE).as(DEAL_TITLE),
                                DEAL.RESPONSIBLE_ID,
                                DSL.left(CHAT_MESSAGE.BODY, EXCERPT),
                                CHAT_MESSAGE.AUTHOR))
                .leftJoin(CHAT_MESSAGE)
                .on(
                        CHAT_MESSAGE.ACCOUNT_ID.eq(account()),
                        CHAT_MESSAGE.CONVERSATION_ID.eq(CHAT_CONVERSATION.ID),
                        CHAT_MESSAGE.SEQ.eq(CHAT_CONVERSATION.LAST_SEQ))
                .where(here())
                .and(which)
                .and(visible())
                .orderBy(CHAT_CONVERSATION.ID.desc())
                .limit(limit)
                .fetch(ConversationList::view);
    }

    private Condition visible() {
        var leads = LEAD.ID.isNotNull().and(access.condition(RecordKind.LEAD, Action.READ, LEAD));
        var deals = DEAL.ID.isNotNull().and(access.condition(RecordKind.DEAL, Action.READ, DEAL));
        var everything =
                access.everywhere(RecordKind.LEAD, Action.READ) && access.everywhere(RecordKind.DEAL, Action.READ);
        return everything
                ? DSL.noCondition()
                : leads.or(deals).or(CHAT_CONVERSATION.INQUIRY_ID.isNull().and(theirs()));
    }

    /// What would be theirs if it were a record already.
    private Condition theirs() {
        var kind = kindNow();
        var reach = access.condition(kind, Action.READ, new Columns(TAKES_CARE, null, null, DSL.inline(false)));
        var me = CurrentUser.require().userId();
        var named = me != null
                && access.anywhere(kind, Action.READ)
                && rules.people(Channel.CHAT).contains(me);
        return named ? reach.or(CHAT_CONVERSATION.AGENT_ID.isNull().and(CHAT_CHANNEL.BY_RULE.isTrue())) : reach;
    }

    /// What an inquiry becomes today.
    RecordKind kindNow() {
        return modes.get().mode() == Mode.SIMPLE ? RecordKind.DEAL : RecordKind.LEAD;
    }

    private static Condition matching(Which which) {
        return switch (which) {
            case WAITING -> CHAT_CONVERSATION.STATE.eq(Conversation.State.WAITING.name());
            case MINE ->
                CHAT_CONVERSATION
                        .STATE
                        .eq(Conversation.State.ACTIVE.name())
                        .and(CHAT_CONVERSATION.AGENT_ID.eq(CurrentUser.requireId()));
            case OPEN ->
                CHAT_CONVERSATION.STATE.in(Conversation.State.WAITING.name(), Conversation.State.ACTIVE.name());
            case CLOSED -> CHAT_CONVERSATION.STATE.eq(Conversation.State.CLOSED.name());
        };
    }

    private static ConversationView view(Record row) {
        var lead = row.get(LEAD.ID);
        var record = ConversationView.current(lead, OPEN.equals(row.get(LEAD.SEMANTICS)), row.get(DEAL.ID));
        var isLead = record != null && record.kind() == RecordKind.LEAD;
        var responsible = isLead ? row.get(LEAD.RESPONSIBLE_ID) : row.get(DEAL.RESPONSIBLE_ID);
        return new ConversationView(
                conversation(row),
                row.get(CHAT_CHANNEL.NAME),
                ChatChannel.Kind.valueOf(row.get(CHAT_CHANNEL.KIND)),
                record,
                isLead ? row.get(LEAD_TITLE) : row.get(DEAL_TITLE),
                Objects.requireNonNullElse(responsible, row.get(CHAT_CHANNEL.RESPONSIBLE_ID)),
                row.get(DSL.left(CHAT_MESSAGE.BODY, EXCERPT)),
                ChatMessage.Author.AGENT.name().equals(row.get(CHAT_MESSAGE.AUTHOR)),
                row.get(CHAT_CONVERSATION.CHANGED_AT));
    }

    private static Conversation conversation(Record row) {
        var chat = row.into(CHAT_CONVERSATION);
        return new Conversation(
                chat.getId(),
                chat.getChannelId(),
                chat.getVisitor(),
                Conversation.State.valueOf(chat.getState()),
                chat.getAgentId(),
                chat.getName(),
                chat.getEmail(),
                chat.getPhone(),
                Language.valueOf(chat.getLanguage().toUpperCase(Locale.ROOT)),
                chat.getPage(),
                chat.getInquiryId(),
                chat.getLastSeq(),
                chat.getUnread(),
                chat.getRevision(),
                chat.getResult() == null ? null : Conversation.Result.valueOf(chat.getResult()),
                chat.getCreatedAt(),
                chat.getVisitedAt());
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
