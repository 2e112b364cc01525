/// The recycle bin: who deleted what, bringing it back, and deleting it for good, by hand or after thirty days. Like
/// privacy it knows all tables that hang on records, and owns none.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "web", "access", "jobs", "records", "timeline", "leads"})
package io.weiche.bin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
