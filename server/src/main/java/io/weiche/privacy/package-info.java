/// What people may ask of whoever keeps data about them: everything that is kept, as a file, and being erased
/// everywhere. Knows all tables that speak of people, and nothing else.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "db :: tables", "web", "access", "records"})
package io.weiche.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
