/// Says whether this process lives, and whether it can serve. Owns no tables.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "access"})
package io.weiche.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
