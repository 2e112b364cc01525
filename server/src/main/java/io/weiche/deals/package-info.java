/// Deals: what is being sold to a customer, moving through the stages of a pipeline. Owns: deal, deal_contact.
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
            "products",
            "tags"
        })
package io.weiche.deals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
