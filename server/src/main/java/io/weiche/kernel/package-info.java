/// The words every module shares: whose work this is (account, actor), what a record is called, money, text as
/// people type it. Owns no tables, knows neither Spring nor jOOQ.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.weiche.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
