package io.weiche.chat;

import io.weiche.access.CurrentUser;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.fields.ContactPoint;
import io.weiche.fields.ContactPointInput;
import io.weiche.fields.ContactPoints;
import io.weiche.fields.CustomValues;
import io.weiche.intake.Channel;
import io.weiche.intake.Inquiries;
import io.weiche.intake.InquiryDraft;
import io.weiche.kernel.PersonName;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes an inquiry of a conversation, exactly one. Called in the transaction that holds the conversation's lock.
///
/// Whoever can be reached again is taken in at once; whoever left nothing, when they have been silent for as long as
/// the channel waits or when somebody of the team closes the conversation: until then a number or an address may still
/// come, and with it the known customer. A channel may also want nothing of those nobody can answer.
@Component
class Tracking {
    private static final int WORDS = 20_000;
    private static final int TITLE = 60;
    private static final String CONTACT = "contact";

    private final ConversationStore store;
    private final MessageStore messages;
    private final ChatChannelStore channels;
    private final Inquiries inquiries;
    private final Users users;
    private final Accounts accounts;

    Tracking(
            ConversationStore store,
            MessageStore messages,
            ChatChannelStore channels,
            Inquiries inquiries,
            Users users,
            Accounts accounts) {
        this.store = store;
        this.messages = messages;
        this.channels = channels;
        this.inquiries = inquiries;
        this.users = users;
        this.accounts = accounts;
    }

    /// @return as it is now
    Conversation takeIfReachable(ChatChannel channel, long id) {
        var conversation = store.find(id).orElseThrow();
        var atOnce = Integer.valueOf(0).equals(channel.anonymousMinutes());
        return conversation.inquiryId() == null && (atOnce || answerable(channel, conversation))
                ? take(channel, conversation, null)
                : conversation;
    }

    /// Writes down how a visitor can be reached; what is absent stays as it is.
    ///
    /// @throws io.weiche.kernel.BadInput when it is no address or no number
    void write(long id, VisitorChats.Contact contact) {
        check(contact);
        store.contact(id, contact.name(), contact.email(), contact.phone());
    }

    /// @throws io.weiche.kernel.BadInput when it is no address or no number
    void check(VisitorChats.Contact contact) {
        point(ContactPoint.Type.EMAIL, "email", contact.email());
        point(ContactPoint.Type.PHONE, "phone", contact.phone());
    }

    /// Messengers know whom they bring.
    private static boolean answerable(ChatChannel channel, Conversation conversation) {
        return channel.kind() != ChatChannel.Kind.WIDGET || conversation.reachable();
    }

    /// Also without any contact detail, if the channel wants that.
    Conversation take(Conversation conversation) {
        return take(conversation, null);
    }

    /// @param agentId who wants to take care of it; null: whom the channel names
    Conversation take(Conversation conversation, @Nullable Long agentId) {
        if (conversation.inquiryId() != null) {
            return conversation;
        }
        var channel = channels.ever(conversation.channelId());
        return channel.anonymousMinutes() != null || answerable(channel, conversation)
                ? take(channel, conversation, agentId)
                : conversation;
    }

    private Conversation take(ChatChannel channel, Conversation conversation, @Nullable Long agentId) {
        var words = messages.words(conversation.id(), WORDS);
        var draft = new InquiryDraft(
                Channel.CHAT,
                "chat:" + conversation.id(),
                channel.sourceId(),
                conversation.name() == null ? title(words) : null,
                name(conversation.name()),
                null,
                points(channel, conversation),
                words.isEmpty() ? null : words,
                null,
                null,
                agentId == null ? users.activeOrAdministrator(channel.responsibleId()) : agentId,
                null,
                CustomValues.NONE,
                new InquiryDraft.Handling(
                        agentId == null && channel.byRule(), channel.repeat(), false, agentId == null ? null : true));
        var taken = CurrentUser.callAsSystem(() -> inquiries.take(draft));
        store.taken(conversation.id(), taken.inquiryId());
        return store.find(conversation.id()).orElseThrow();
    }

    private static String title(String words) {
        var line = words.lines().findFirst().orElse("").strip();
        var shown = line.codePointCount(0, line.length()) <= TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, TITLE)) + "…";
        return shown.isEmpty() ? "Chat" : "Chat: " + shown;
    }

    /// What people type as one name; the last word is the last name.
    private static PersonName name(@Nullable String name) {
        if (name == null) {
            return PersonName.NONE;
        }
        var at = name.lastIndexOf(' ');
        return at < 0
                ? new PersonName(null, name, null, null)
                : new PersonName(null, name.substring(0, at).strip(), null, name.substring(at + 1));
    }

    private ContactPoints points(ChatChannel channel, Conversation conversation) {
        var messenger = channel.kind() == ChatChannel.Kind.TELEGRAM ? "telegram:" + conversation.visitor() : null;
        return new ContactPoints(Stream.of(
                        point(ContactPoint.Type.EMAIL, CONTACT, conversation.email()),
                        point(ContactPoint.Type.PHONE, CONTACT, conversation.phone()),
                        point(ContactPoint.Type.MESSENGER, CONTACT, messenger))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
    }

    private @Nullable ContactPoint point(ContactPoint.Type type, String field, @Nullable String value) {
        return ContactPointInput.create(
                field, null, type, null, value, accounts.get().country());
    }
}
