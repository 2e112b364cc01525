/// Hands out the description of the interface. It is made by the build and kept in `api/openapi.json`; see
/// docs/adr/0112-openapi.md. Owns no tables.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "access"})
package io.weiche.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
