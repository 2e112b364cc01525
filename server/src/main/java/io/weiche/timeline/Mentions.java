package io.weiche.timeline;

import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.kernel.BadInput;
import io.weiche.kernel.RecordRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// People whom a comment names. The text keeps the words as they were typed, `@Anna Berger`; beside it stands who is
/// meant, so that nothing has to be read out of the text.
@Component
class Mentions {
    private static final int MOST = 50;

    private final Users users;
    private final List<News> news;

    Mentions(Users users, List<News> news) {
        this.users = users;
        this.news = news;
    }

    /// One person as the comment names them.
    record Mention(long id, String name) {}

    /// What is stored beside the text: of those meant, the ones it names.
    ///
    /// @throws BadInput when somebody does not exist or has left
    @Nullable
    Map<String, Object> of(String body, List<Long> ids) {
        if (ids.size() > MOST) {
            throw BadInput.of("mentions", "out-of-range", "A comment names at most " + MOST + " people.");
        }
        if (ids.isEmpty()) {
            return null;
        }
        var people = new LinkedHashMap<Long, String>();
        users.list().stream().filter(User::active).forEach(user -> people.put(user.id(), user.name()));
        if (!people.keySet().containsAll(ids)) {
            throw BadInput.of("mentions", "unknown-user", "There is no active user with this number.");
        }
        var named = ids.stream()
                .distinct()
                .map(id -> new Mention(id, people.getOrDefault(id, "")))
                .filter(mention -> body.contains("@" + mention.name()))
                .toList();
        return named.isEmpty() ? null : Map.of("mentions", named);
    }

    /// The same for a comment that is written anew: whoever has left since then is named no more.
    ///
    /// @param mentioned null: those it named before
    @Nullable
    Map<String, Object> again(String body, Set<Long> before, @Nullable List<Long> mentioned) {
        var active = users.list().stream().filter(User::active).map(User::id).toList();
        var ids = new ArrayList<>(mentioned == null ? before : mentioned);
        ids.removeIf(id -> before.contains(id) && !active.contains(id));
        return of(body, ids);
    }

    static Set<Long> in(@Nullable JsonNode data) {
        var ids = new HashSet<Long>();
        if (data != null) {
            data.path("mentions").forEach(mention -> ids.add(mention.path("id").longValue()));
        }
        return ids;
    }

    /// @param data what [#of] made
    static Set<Long> in(@Nullable Map<String, Object> data) {
        var ids = new HashSet<Long>();
        if (data != null && data.get("mentions") instanceof List<?> mentions) {
            mentions.forEach(mention -> {
                if (mention instanceof Mention(long id, String _)) {
                    ids.add(id);
                }
            });
        }
        return ids;
    }

    /// A comment is there that was not before.
    void tellNew(RecordRef record, long entryId, Set<Long> userIds) {
        tell(record, entryId, userIds);
        news.forEach(listener -> listener.commented(record, entryId, userIds));
    }

    void tell(RecordRef record, long entryId, Set<Long> userIds) {
        if (!userIds.isEmpty()) {
            news.forEach(listener -> listener.mentioned(record, entryId, userIds));
        }
    }
}
