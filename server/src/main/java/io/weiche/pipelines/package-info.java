/// The dictionaries of selling: pipelines and stages of deals, stages of leads, sources, loss reasons.
/// Owns: pipeline, stage, stage_history, source, loss_reason, loss_rule.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "db :: tables", "web", "accounts", "access", "records"})
package io.weiche.pipelines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
