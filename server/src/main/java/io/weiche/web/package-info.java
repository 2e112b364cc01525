/// How every door speaks HTTP: problems (RFC 9457), reading JSON bodies field by field, pages of lists, limits of
/// what a request may hold. Owns no tables and knows no subject.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package io.weiche.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
