/// The Bitrix24-compatible REST: programs written for Bitrix24 talk to Weiche without a change. Speaks that vocabulary
/// and translates it into our use cases; it has no rules of its own, and nothing depends on it.
///
/// [io.weiche.bitrix24.MethodTable] is the one list of all methods. Below it: `wire` (how values look), `call` (running
/// a method, batches), `list` (filter, order, select, paging), `catalogue` (what fields there are), `kinds` (leads,
/// deals, contacts, companies), `sales` (products and rows), `requisites` (legal and bank data),
/// `reference` (everything else), `telephony` (calls and lines), `moving` (moving in from another portal), `web` (the
/// door).
/// Owns: portal_origin.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "config",
            "outbound",
            "web",
            "accounts",
            "access",
            "fields",
            "files",
            "records",
            "timeline",
            "pipelines",
            "leads",
            "deals",
            "customers",
            "products",
            "conversion",
            "modes",
            "observers",
            "organisation",
            "webhooks",
            "intake",
            "calls",
            "requisites",
            "offers"
        })
package io.weiche.bitrix24;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
