/// Tags: free words with a colour on records of any kind, typed as people go, renamed, merged and deleted in the
/// settings. Knows no kind by name. Owns: tag, record_tag.
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
            "timeline"
        })
package io.weiche.tags;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
