package io.weiche.chat;

import io.weiche.access.Access;
import io.weiche.access.Action;
import io.weiche.access.CurrentUser;
import io.weiche.access.Readers;
import io.weiche.access.Subject;
import io.weiche.access.Users;
import io.weiche.intake.Triage;
import io.weiche.intake.TriageState;
import io.weiche.kernel.BadInput;
import io.weiche.notifications.Notices;
import io.weiche.records.RecordDirectory;
import io.weiche.web.Page;
import io.weiche.web.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the team does with conversations. Whoever may not see the record sees no conversation; whoever may not change
/// it reads and says nothing.
@Service
public class AgentChats {
    private static final int PAGE = 100;

    private final ConversationList list;
    private final ConversationStore store;
    private final MessageStore messages;
    private final Typing typing;
    private final Tracking tracking;
    private final Triage triage;
    private final RecordDirectory directory;
    private final Access access;
    private final Readers readers;
    private final Users users;
    private final Notices notices;

    AgentChats(
            ConversationList list,
            ConversationStore store,
            MessageStore messages,
            Typing typing,
            Tracking tracking,
            Triage triage,
            RecordDirectory directory,
            Access access,
            Readers readers,
            Users users,
            Notices notices) {
        this.list = list;
        this.store = store;
        this.messages = messages;
        this.typing = typing;
        this.tracking = tracking;
        this.triage = triage;
        this.directory = directory;
        this.access = access;
        this.readers = readers;
        this.users = users;
        this.notices = notices;
    }

    /// How many there are; of each at most [#limit].
    ///
    /// @param unread those with something nobody has read: one's own and those that wait
    public record Counts(int waiting, int mine, int unread, int limit) {}

    @Transactional(readOnly = true)
    public Page<ConversationView> page(ConversationView.Which which, int limit, @Nullable String cursor) {
        return list.page(which, limit, cursor);
    }

    @Transactional(readOnly = true)
    public Counts counts() {
        return new Counts(
                list.count(ConversationView.Which.WAITING),
                list.count(ConversationView.Which.MINE),
                list.unread(),
                ConversationList.COUNTED);
    }

    @Transactional(readOnly = true)
    public ConversationView get(long id) {
        return list.find(id).orElseThrow(Problem::notFound);
    }

    /// The conversation that became an inquiry.
    @Transactional(readOnly = true)
    public ConversationView ofInquiry(long inquiryId) {
        return store.ofInquiry(inquiryId)
                .flatMap(found -> list.find(found.id()))
                .orElseThrow(Problem::notFound);
    }

    /// The latest before a number, oldest first.
    @Transactional(readOnly = true)
    public List<ChatMessage> messages(long id, int before) {
        get(id);
        return messages.before(id, before, PAGE);
    }

    /// Those of them the current user may see.
    @Transactional(readOnly = true)
    public Set<Long> visible(Collection<Long> ids) {
        return list.visible(ids);
    }

    /// Answers. Whoever answers somebody who waits has taken over.
    ///
    /// @param clientId names it: sent twice it is said once
    @Transactional
    public ConversationView say(long id, String clientId, String body) {
        var before = lock(id);
        if (messages.said(id, clientId)) {
            return before;
        }
        requireOpen(before);
        if (before.conversation().agentId() == null) {
            take(before);
        }
        messages.say(
                id,
                new MessageStore.Draft(
                        ChatMessage.Author.AGENT,
                        CurrentUser.requireId(),
                        clientId,
                        body,
                        null,
                        before.channelKind() != ChatChannel.Kind.WIDGET));
        typing.stop(id, Typing.Side.AGENT);
        return get(id);
    }

    /// Takes over.
    ///
    /// @throws Problem conflict when a colleague was faster
    @Transactional
    public ConversationView take(long id) {
        var before = lock(id);
        requireOpen(before);
        var agent = before.conversation().agentId();
        if (agent != null && agent != CurrentUser.requireId()) {
            throw Problem.conflict("A colleague has taken over already.");
        }
        if (agent == null) {
            take(before);
        }
        return get(id);
    }

    private void take(ConversationView before) {
        pass(before, CurrentUser.requireId(), ChatMessage.Event.TAKEN);
    }

    private void pass(ConversationView before, long userId, ChatMessage.Event event) {
        var id = before.conversation().id();
        store.state(id, Conversation.State.ACTIVE, userId, null, null);
        note(id, userId, event);
    }

    private void note(long id, long userId, ChatMessage.Event event) {
        messages.say(id, new MessageStore.Draft(ChatMessage.Author.SYSTEM, userId, null, event.name(), null, false));
    }

    /// Hands it to a colleague, and with it the record it became; whoever could not see that record cannot be handed
    /// the conversation.
    @Transactional
    public ConversationView hand(long id, long userId) {
        var before = lock(id);
        users.requireActive("userId", userId);
        requireOpen(before);
        var inquiry = before.conversation().inquiryId();
        var record = before.record();
        if (inquiry != null && record != null && !triage.get(inquiry).loggedOnly()) {
            triage.assign(inquiry, null, userId);
        }
        var subject = record == null
                ? new Subject(list.kindNow(), userId, null, null, false)
                : directory.find(record).orElseThrow(Problem::notFound).subject();
        if (!readers.among(List.of(userId), subject).contains(userId)) {
            throw BadInput.of("userId", "may-not-see", "This person may not see the record.");
        }
        pass(before, userId, ChatMessage.Event.HANDED);
        if (userId != CurrentUser.requireId()) {
            notices.somebodyChats(List.of(userId));
        }
        return list.find(id).orElse(before);
    }

    /// Makes an inquiry of it now, with what the visitor said of themselves in some other way. Whoever leads the
    /// conversation takes care of it. Once only: one that is an inquiry stays what it is.
    ///
    /// @throws Problem conflict when a colleague leads the conversation
    /// @throws BadInput when nobody could answer, and the channel wants no such inquiries
    @Transactional
    public ConversationView inquire(long id, VisitorChats.Contact contact) {
        var before = lock(id);
        if (before.conversation().inquiryId() != null) {
            return before;
        }
        var agent = before.conversation().agentId();
        if (agent != null && agent != CurrentUser.requireId()) {
            throw Problem.conflict("A colleague leads this conversation.");
        }
        tracking.write(id, contact);
        if (tracking.take(store.find(id).orElseThrow(), agent).inquiryId() == null) {
            throw BadInput.required("email");
        }
        return list.find(id).orElse(before);
    }

    /// Ends it. What has not become an inquiry yet does now, unless nobody wanted anything from us or nobody could be
    /// answered and the channel wants no such inquiries.
    @Transactional
    public ConversationView close(long id, Conversation.Result result) {
        var before = lock(id);
        if (before.conversation().state() == Conversation.State.CLOSED) {
            return before;
        }
        var me = CurrentUser.requireId();
        if (result != Conversation.Result.JUNK) {
            tracking.take(before.conversation());
        }
        if (result == Conversation.Result.DONE) {
            decided(id);
        }
        note(id, me, ChatMessage.Event.CLOSED);
        store.state(id, Conversation.State.CLOSED, before.conversation().agentId(), result, me);
        return list.find(id).orElse(before);
    }

    /// What is done need not be decided once more in the inbox.
    private void decided(long id) {
        var inquiry = get(id).conversation().inquiryId();
        if (inquiry != null && triage.get(inquiry).state() == TriageState.OPEN) {
            triage.done(inquiry, null);
        }
    }

    /// The current user has read what was said so far.
    @Transactional
    public void read(long id) {
        requireWork(get(id));
        store.read(id);
    }

    @Transactional
    public void typing(long id) {
        requireWork(get(id));
        typing.go(id, Typing.Side.AGENT);
    }

    /// Holds it until the transaction ends, for somebody who may work on it.
    private ConversationView lock(long id) {
        get(id);
        store.lock(id);
        var now = get(id);
        requireWork(now);
        return now;
    }

    /// Whoever answers works on the record.
    private void requireWork(ConversationView view) {
        var record = view.record();
        if (record == null) {
            access.require(list.kindNow(), Action.CHANGE);
        } else {
            directory.require(record, Action.CHANGE);
        }
    }

    private static void requireOpen(ConversationView view) {
        if (view.conversation().state() == Conversation.State.CLOSED) {
            throw Problem.conflict("The conversation is closed.");
        }
    }
}
