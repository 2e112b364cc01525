/// Records that are probably the same: finding them by normalised keys, remembering which are not, merging them so that
/// nothing is lost, and taking a merge back. Owns: not_duplicate, record_merge, record_merge_member, record_merge_move.
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
            "timeline",
            "leads"
        })
package io.weiche.duplicates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
