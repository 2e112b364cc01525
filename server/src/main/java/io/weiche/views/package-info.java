/// Lists as people set them up for themselves: which fields a kind has, saved views of them, and a list as a file.
/// Owns: saved_view, default_view.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "fields",
            "records",
            "pipelines",
            "tags"
        })
package io.weiche.views;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
