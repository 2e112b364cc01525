/// Mail that leaves the house: kept in the database until the mail server has taken it, however long that is away.
/// Owns: mail_message.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "config", "db", "db :: tables", "secrets"})
package io.weiche.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
