/// Signing in through a provider of the account's own (OpenID Connect), and who is who there.
/// Owns: oidc_provider, oidc_person, oidc_door.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "config",
            "db",
            "db :: tables",
            "web",
            "secrets",
            "outbound",
            "accounts",
            "access",
            "access :: web"
        })
package io.weiche.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
