/// What open screens are told at once: which records changed, who else looks at a card. Reads what is written anyway,
/// so that nobody who writes waits for anybody who looks (ADR 23). Owns: presence.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "db :: tables", "web", "access", "records", "timeline"})
package io.weiche.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
