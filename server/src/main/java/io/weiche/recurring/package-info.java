/// Recurring deals: templates of which deals are made on dates of the account's calendar.
/// Owns: recurring_deal, recurring_deal_contact, recurring_deal_product.
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
            "jobs",
            "records",
            "timeline",
            "pipelines",
            "deals"
        })
package io.weiche.recurring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
