/// Calls: what the telephone system tells of them, whatever its make; whose card shows while one rings, and what
/// stays to be done afterwards.
/// Owns: call, call_line, call_line_person, call_line_hours, call_ring, call_settings,
/// call_provider.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "secrets",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "fields",
            "records",
            "timeline",
            "files",
            "pipelines",
            "notifications",
            "intake"
        })
package io.weiche.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
