/// Outgoing webhooks: other systems are told of what happens here, at least once, in order as long as they answer, and
/// without holding anybody up. Reads the outbox, keeps a delivery for each request, and says what came back.
/// Owns: webhook, webhook_account, webhook_delivery.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "jobs",
            "config",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "records",
            "notifications",
            "secrets",
            "outbound"
        })
package io.weiche.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
