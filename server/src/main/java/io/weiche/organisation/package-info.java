/// How people stand to each other and what follows for their rights: departments, roles and their matrix, who sees
/// which field, why somebody may not do something, handing records over. What it all means for a record is decided by
/// [io.weiche.access.Access] alone. Owns: department, department_member, department_role, role_pipeline_permission,
/// role_stage_permission, custom_field_reader, restricted_field_group, field_group_reader.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "web", "access", "records", "timeline", "pipelines", "recurring", "bulk"})
package io.weiche.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
