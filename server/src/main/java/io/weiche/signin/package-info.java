/// Ways to prove who one is beside the password: second factor, recovery codes, a new
/// password by mail.
/// Owns: login_totp, login_recovery_code, login_reset, login_passkey, login_challenge.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "config",
            "db",
            "db :: tables",
            "web",
            "secrets",
            "mail",
            "accounts",
            "access",
            "access :: web"
        })
package io.weiche.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
