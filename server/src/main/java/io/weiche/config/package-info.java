/// What the operator sets by environment variables, read once and checked.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.weiche.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
