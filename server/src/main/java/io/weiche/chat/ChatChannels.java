package io.weiche.chat;

import io.weiche.access.Access;
import io.weiche.access.AccountKey;
import io.weiche.access.Audit;
import io.weiche.access.Right;
import io.weiche.access.Users;
import io.weiche.accounts.Accounts;
import io.weiche.accounts.Language;
import io.weiche.accounts.Limit;
import io.weiche.kernel.CurrentAccount;
import io.weiche.pipelines.Sources;
import io.weiche.web.Etags;
import io.weiche.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The account's chat channels: setting them up, and finding one by what the public knows of it.
@Service
public class ChatChannels {
    private static final int MOST = 50;
    private static final String COLOUR = "#2f5d50";

    private final ChatChannelStore store;
    private final MessengerStore messengers;
    private final Sources sources;
    private final Users users;
    private final Access access;
    private final Audit audit;
    private final Accounts accounts;

    ChatChannels(
            ChatChannelStore store,
            MessengerStore messengers,
            Sources sources,
            Users users,
            Access access,
            Audit audit,
            Accounts accounts) {
        this.store = store;
        this.messengers = messengers;
        this.sources = sources;
        this.users = users;
        this.access = access;
        this.audit = audit;
        this.accounts = accounts;
    }

    @Transactional(readOnly = true)
    public List<ChatChannel> list() {
        access.require(Right.EDIT_SETTINGS);
        return store.list();
    }

    @Transactional(readOnly = true)
    public ChatChannel get(long id) {
        access.require(Right.EDIT_SETTINGS);
        return store.find(id).orElseThrow(Problem::notFound);
    }

    /// For visitors of a site: no rights are asked, whoever knows the key may write.
    @Transactional(readOnly = true)
    public Optional<ChatChannel> findWidget(String key) {
        return store.findActive(key)
                .filter(channel -> channel.kind() == ChatChannel.Kind.WIDGET)
                .filter(_ -> !accounts.get().suspended());
    }

    /// What a channel begins with, for somebody to change. Not stored.
    public ChatChannel blank(ChatChannel.Kind kind, Language language, long responsibleId) {
        return new ChatChannel(
                0,
                0,
                kind,
                "",
                language.pick("Chat mit uns", "Chat with us"),
                language.pick("Guten Tag! Wie können wir helfen?", "Hello! How can we help?"),
                null,
                COLOUR,
                true,
                List.of(),
                null,
                sources.findByCode(kind == ChatChannel.Kind.WIDGET ? "WEB" : "OTHER")
                        .map(Sources.Source::id)
                        .orElse(null),
                responsibleId,
                false,
                null,
                null,
                null);
    }

    @Transactional
    public ChatChannel open(ChatChannel draft) {
        access.require(Right.EDIT_SETTINGS);
        if (store.list().size() >= MOST) {
            throw Problem.conflict("At most " + MOST + " chat channels are possible.");
        }
        check(null, draft);
        var id = store.insert(keyed(draft));
        audit.write("chat-channel-opened", "chat-channel:" + id, null, told(draft));
        return get(id);
    }

    private static ChatChannel keyed(ChatChannel draft) {
        return new ChatChannel(
                0,
                0,
                draft.kind(),
                AccountKey.create(CurrentAccount.require()).text(),
                draft.name(),
                draft.welcome(),
                draft.offline(),
                draft.colour(),
                draft.active(),
                draft.hours(),
                draft.anonymousMinutes(),
                draft.sourceId(),
                draft.responsibleId(),
                draft.byRule(),
                draft.repeat(),
                null,
                null);
    }

    /// @param expectedVersion the version the caller saw, null for any
    @Transactional
    public ChatChannel change(long id, @Nullable Integer expectedVersion, UnaryOperator<ChatChannel> change) {
        var before = get(id);
        Etags.refuseOther(expectedVersion, before.version());
        var next = change.apply(before);
        check(before, next);
        if (!store.update(next)) {
            throw Etags.changedMeanwhile(before.version() + 1);
        }
        var after = get(id);
        audit.write("chat-channel-changed", "chat-channel:" + id, told(before), told(after));
        return after;
    }

    /// Without what lets people in.
    private static Map<String, @Nullable Object> told(ChatChannel channel) {
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("kind", channel.kind());
        told.put("name", channel.name());
        told.put("welcome", channel.welcome());
        told.put("offline", channel.offline());
        told.put("colour", channel.colour());
        told.put("active", channel.active());
        told.put("hours", channel.hours());
        told.put("anonymousMinutes", channel.anonymousMinutes());
        told.put("sourceId", channel.sourceId());
        told.put("responsibleId", channel.responsibleId());
        told.put("byRule", channel.byRule());
        told.put("repeat", channel.repeat());
        return told;
    }

    /// What was said through it stays.
    @Transactional
    public void delete(long id) {
        var channel = get(id);
        store.delete(id);
        messengers.parkGone();
        audit.write("chat-channel-deleted", "chat-channel:" + id, told(channel), null);
    }

    private void check(@Nullable ChatChannel before, ChatChannel next) {
        if (next.active() && (before == null || !before.active())) {
            accounts.requireRoom(Limit.CHANNELS, (int)
                    store.list().stream().filter(ChatChannel::active).count());
        }
        if (before == null || next.responsibleId() != before.responsibleId()) {
            users.requireActive("responsibleId", next.responsibleId());
        }
        if (next.sourceId() != null) {
            sources.require("sourceId", next.sourceId());
        }
    }
}
