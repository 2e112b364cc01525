/// Files of records. The bytes lie in the data directory, content-addressed and apart for each account; what they are
/// called and where they belong stands in the database. Owns: stored_file, record_file.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "config",
            "db",
            "db :: tables",
            "web",
            "jobs",
            "accounts",
            "access",
            "fields",
            "records",
            "timeline"
        })
package io.weiche.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
