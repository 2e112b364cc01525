/// Customers: contacts, companies and the links between them.
/// Owns: contact, company, contact_company.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "fields",
            "records",
            "timeline",
            "observers",
            "pipelines",
            "tags"
        })
package io.weiche.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
