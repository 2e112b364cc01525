/// Who somebody is and what they may do: users, roles, the access matrix, sign-in, sessions, API tokens.
/// Everything that lists or changes records asks [io.weiche.access.Access]; it fails closed.
/// Owns: login, login_account, login_device, app_user, invitation, role, role_permission, user_role, web_session,
/// api_token, rights_version, sign_in_rule, idempotency_key, audit_entry, audit_link.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "config", "db", "db :: tables", "web", "accounts", "secrets"})
package io.weiche.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
