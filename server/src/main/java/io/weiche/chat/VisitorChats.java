package io.weiche.chat;

import io.weiche.access.CurrentUser;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactsInText;
import io.weiche.intake.Channel;
import io.weiche.intake.ChannelRules;
import io.weiche.kernel.Remembered;
import io.weiche.notifications.Notices;
import io.weiche.web.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a visitor may do: speak, read what was said, and say how to reach them. Whoever holds the secret of a browser
/// is
/// its visitor; no rights are asked.
@Service
public class VisitorChats {
    /// More is no conversation any more.
    private static final int MOST = 2_000;

    private static final int PAGE = 200;

    private final ConversationStore store;
    private final MessageStore messages;
    private final Typing typing;
    private final Tracking tracking;
    private final ChannelRules rules;
    private final Notices notices;
    private final Users users;
    private final Accounts accounts;

    VisitorChats(
            ConversationStore store,
            MessageStore messages,
            Typing typing,
            Tracking tracking,
            ChannelRules rules,
            Notices notices,
            Users users,
            Accounts accounts) {
        this.store = store;
        this.messages = messages;
        this.typing = typing;
        this.tracking = tracking;
        this.rules = rules;
        this.notices = notices;
        this.users = users;
        this.accounts = accounts;
    }

    /// What a visitor sends.
    ///
    /// @param clientId names it: sent twice it is said once
    /// @param page where they are on the other site
    public record Words(
            String clientId,
            String body,
            Language language,
            @Nullable String page) {}

    /// Contact details as somebody typed them; what is absent stays as it is.
    public record Contact(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone) {
        /// How to reach them, line by line.
        public String words() {
            return Stream.of(email, phone).filter(Objects::nonNull).collect(Collectors.joining("\n"));
        }
    }

    /// What a visitor sees.
    ///
    /// @param contact whether we know how to reach them
    /// @param messages the latest of them
    public record Seen(long conversation, Conversation.State state, boolean contact, List<ChatMessage> messages) {
        public Seen {
            messages = List.copyOf(messages);
        }
    }

    /// Says something. The first message opens the conversation and tells the team.
    @Transactional
    public Conversation say(ChatChannel channel, String visitor, Words words, Contact known) {
        var earlier = store.ofVisitor(channel.id(), visitor);
        if (earlier.isPresent() && messages.said(earlier.get().id(), words.clientId())) {
            return earlier.get();
        }
        var begun = begin(channel, visitor, words);
        var conversation = begun.conversation();
        if (messages.said(conversation.id(), words.clientId())) {
            return conversation;
        }
        refuseMore(conversation);
        messages.say(
                conversation.id(),
                new MessageStore.Draft(ChatMessage.Author.VISITOR, null, words.clientId(), words.body(), null, false));
        recognise(conversation, words.body(), known);
        typing.stop(conversation.id(), Typing.Side.VISITOR);
        if (begun.fresh()) {
            tell(channel);
        }
        return Remembered.during(() -> tracking.takeIfReachable(channel, conversation.id()));
    }

    private record Begun(Conversation conversation, boolean fresh) {}

    /// The open one, held. One that is closed at this very moment is followed by a new one: nobody looks into it again.
    private Begun begin(ChatChannel channel, String visitor, Words words) {
        var fresh = store.open(channel.id(), visitor, words.language(), words.page());
        var conversation = lock(channel, visitor);
        if (conversation.state() != Conversation.State.CLOSED || messages.said(conversation.id(), words.clientId())) {
            return new Begun(conversation, fresh);
        }
        var again = store.open(channel.id(), visitor, words.language(), words.page());
        return new Begun(lock(channel, visitor), again);
    }

    private static void refuseMore(Conversation conversation) {
        if (conversation.lastSeq() >= MOST) {
            throw Problem.conflict("This conversation is too long.");
        }
    }

    private Conversation lock(ChatChannel channel, String visitor) {
        return store.lock(store.ofVisitor(channel.id(), visitor)
                .orElseThrow(Problem::notFound)
                .id());
    }

    /// The first address and the first number somebody gives stay theirs.
    private void recognise(Conversation conversation, String body, Contact known) {
        var found = ContactsInText.find(body, accounts.get().country());
        var email = conversation.email() == null ? found.first(ContactPoint.Type.EMAIL) : null;
        var phone = conversation.phone() == null ? found.first(ContactPoint.Type.PHONE) : null;
        store.contact(
                conversation.id(),
                conversation.name() == null ? known.name() : null,
                known.email() != null ? known.email() : email,
                known.phone() != null ? known.phone() : phone);
    }

    /// Whoever the channel names hears of somebody who waits.
    private void tell(ChatChannel channel) {
        var people = channel.byRule() ? rules.people(Channel.CHAT) : List.<Long>of();
        var told = people.isEmpty() ? List.of(users.activeOrAdministrator(channel.responsibleId())) : people;
        CurrentUser.callAsSystem(() -> {
            notices.somebodyChats(told);
            return told;
        });
    }

    /// What somebody typed into the small form.
    @Transactional
    public Conversation reachable(ChatChannel channel, String visitor, Contact contact) {
        tracking.check(contact);
        var conversation = lock(channel, visitor);
        tracking.write(conversation.id(), contact);
        return Remembered.during(() -> tracking.takeIfReachable(channel, conversation.id()));
    }

    /// @return absent when they have said nothing yet
    @Transactional(readOnly = true)
    public Optional<Seen> read(ChatChannel channel, String visitor) {
        return store.ofVisitor(channel.id(), visitor)
                .map(conversation -> new Seen(
                        conversation.id(),
                        conversation.state(),
                        conversation.reachable(),
                        messages.before(conversation.id(), Integer.MAX_VALUE, PAGE)));
    }

    /// Their latest conversation.
    @Transactional(readOnly = true)
    public Optional<Conversation> latest(ChatChannel channel, String visitor) {
        return store.ofVisitor(channel.id(), visitor);
    }

    /// What was said after a number.
    @Transactional(readOnly = true)
    public List<ChatMessage> after(long conversation, int seq) {
        return messages.after(conversation, seq, PAGE);
    }

    /// They are typing; it is forgotten at once.
    @Transactional
    public void typing(ChatChannel channel, String visitor) {
        store.ofVisitor(channel.id(), visitor)
                .filter(conversation -> conversation.state() != Conversation.State.CLOSED)
                .ifPresent(conversation -> typing.go(conversation.id(), Typing.Side.VISITOR));
    }

    /// Whoever left nothing and has gone is an inquiry too.
    @Transactional
    public List<Long> silent() {
        typing.forget();
        return store.silent();
    }

    /// Each for itself: what is wrong with one holds up no other. What somebody of the team closed in the meantime has
    /// become what they wanted it to become.
    @Transactional
    public void takeSilent(long conversation) {
        var held = store.lock(conversation);
        if (held.state() != Conversation.State.CLOSED) {
            Remembered.during(() -> tracking.take(held));
        }
    }
}
