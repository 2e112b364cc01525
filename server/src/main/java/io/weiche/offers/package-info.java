/// Offers: what a deal offers its customer on paper, with a number, a day until which it holds, and a state of its own.
/// Owns: offer, offer_position, offer_counter, offer_settings.
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
            "files",
            "products",
            "customers",
            "requisites",
            "deals"
        })
package io.weiche.offers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
