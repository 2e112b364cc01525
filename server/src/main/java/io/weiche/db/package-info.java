/// The database: where it runs, its roles and migrations, and transactions that belong to one account.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "config"})
package io.weiche.db;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
