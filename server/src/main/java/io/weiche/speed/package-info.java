/// How long people and programs wait for answers of this installation, and how fast its last runs were. Owns no tables.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "access", "modes", "imports"})
package io.weiche.speed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
