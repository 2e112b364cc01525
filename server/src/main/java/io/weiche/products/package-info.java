/// Products: what an account sells, and the rows of leads and deals that say what is sold there and at which price.
/// Owns: product, product_row.
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
            "timeline"
        })
package io.weiche.products;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
