package io.weiche.chat.web;

import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.chat.Availability;
import io.weiche.chat.ChatChannel;
import io.weiche.chat.ChatMessage;
import io.weiche.chat.ChatMessage.Author;
import io.weiche.chat.Conversation;
import io.weiche.chat.VisitorChats;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a visitor is told. Of the team only first names.
@Component
class VisitorPayloads {
    private final Users users;
    private final VisitorChats chats;
    private final Availability availability;

    VisitorPayloads(Users users, VisitorChats chats, Availability availability) {
        this.users = users;
        this.chats = chats;
        this.availability = availability;
    }

    /// @param mine the visitor's own words
    /// @param who of the team
    /// @param event what the system says instead of a text: TAKEN, HANDED, CLOSED
    record Said(
            int seq,
            boolean mine,
            @Nullable String who,
            @Nullable String text,
            @Nullable String event,
            OffsetDateTime at) {}

    /// @param here whether anybody answers now
    /// @param conversation null: nothing has been said yet
    /// @param contact whether we know how to reach them
    record Seen(boolean here, @Nullable Long conversation, boolean closed, boolean contact, List<Said> messages) {}

    Seen seen(ChatChannel channel, String visitor) {
        var here = availability.anybody(channel);
        return chats.read(channel, visitor)
                .map(found -> new Seen(
                        here,
                        found.conversation(),
                        found.state() == Conversation.State.CLOSED,
                        found.contact(),
                        said(found.messages())))
                .orElseGet(() -> new Seen(here, null, false, false, List.of()));
    }

    boolean here(ChatChannel channel) {
        return availability.anybody(channel);
    }

    List<Said> said(List<ChatMessage> messages) {
        var team =
                messages.stream().anyMatch(message -> message.userId() != null) ? firstNames() : Map.<Long, String>of();
        return messages.stream().map(message -> said(message, team)).toList();
    }

    private Map<Long, String> firstNames() {
        return users.list().stream()
                .filter(user -> user.firstName() != null)
                .collect(Collectors.toMap(User::id, user -> Objects.requireNonNull(user.firstName())));
    }

    private static Said said(ChatMessage message, Map<Long, String> team) {
        var system = message.author() == Author.SYSTEM;
        var userId = message.userId();
        return new Said(
                message.seq(),
                message.author() == Author.VISITOR,
                userId == null ? null : team.get(userId),
                system ? null : message.body(),
                system ? message.body() : null,
                message.saidAt());
    }
}
