/// Accounts (tenants), their settings and what their plan includes. Owns: account.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "db :: tables", "web"})
package io.weiche.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
