package io.weiche.webhooks;

import io.weiche.access.Audit;
import io.weiche.access.Role;
import io.weiche.access.User;
import io.weiche.access.Users;
import io.weiche.notifications.Notices;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Says that a webhook was given up: to the administrators, and in the audit.
@Component
class Obituary {
    private final Users users;
    private final Notices notices;
    private final Audit audit;

    Obituary(Users users, Notices notices, Audit audit) {
        this.users = users;
        this.notices = notices;
        this.audit = audit;
    }

    void tell(Webhook webhook) {
        var administrators = users.list().stream()
                .filter(User::active)
                .filter(user -> user.roles().stream().anyMatch(Role::administrator))
                .map(User::id)
                .toList();
        notices.webhookGivenUp(administrators);
        audit.write("webhook-given-up", "webhook:" + webhook.id(), null, Map.of("name", webhook.name()));
    }
}
