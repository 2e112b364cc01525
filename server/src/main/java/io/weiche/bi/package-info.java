/// What programs that analyse read: views of one account (schema `bi`), as files. docs/bi.md describes them.
/// Owns: bi_login.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "access"})
package io.weiche.bi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
