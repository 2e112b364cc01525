/// The first run: the one-time link, opening an account with its first administrator, demo data; and what an operator
/// does with accounts later.
/// Owns: setup_link.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "config",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "access :: web",
            "pipelines",
            "conversion",
            "modes",
            "intake",
            "forms",
            "dashboards"
        })
package io.weiche.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
