/// Requests to addresses that users name: they reach the outside and nothing inside that the operator has not named.
@NullMarked
@ApplicationModule(allowedDependencies = {"config"})
package io.weiche.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
