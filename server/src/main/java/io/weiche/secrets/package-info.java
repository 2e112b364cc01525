/// Sealing what must be readable again: second factors, secrets of third parties, mail that waits. The key lies in a
/// file beside the data and never in the database. Owns: secret_key.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "config", "db", "db :: tables"})
package io.weiche.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
